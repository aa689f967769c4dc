using Engagement.Core;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Collect;

public class BreakdownTests(AzuriteFixture azurite)
{
    private const string InvalidBreakdown = "(#100) Invalid parameter: only some metrics accept this breakdown";

    private static readonly DayRange Week = new(new(2026, 11, 9), new(2026, 11, 15));

    [Fact]
    public async Task Collect_Parts_AreStoredBesideTheirTotals()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        foreach (var day in await pipeline.DaysAsync(Week))
        {
            var views = stub.Value("page_media_view", day.Day)!.Value;
            var reactions = stub.Value("page_actions_post_reactions_total", day.Day)!.Value;
            day[PageMetric.ViewsFromAds].ShouldBe(MetricValue.Ok(StubShapes.FirstPart(views)));
            day[PageMetric.ViewsOrganic].ShouldBe(MetricValue.Ok(views - StubShapes.FirstPart(views)));
            day[PageMetric.Reactions].ShouldBe(MetricValue.Ok(reactions));
            day[PageMetric.ReactionsLove].ShouldBe(MetricValue.Ok(StubShapes.FirstPart(reactions)));
            day[PageMetric.ReactionsAnger].ShouldBe(MetricValue.Ok(0), "a type that the object leaves out has no reaction");
            day[PageMetric.FanAddsPaid].Count.ShouldBe(StubShapes.FirstPart(stub.Value("page_fan_adds_by_paid_non_paid_unique", day.Day)!.Value));
            day[PageMetric.ContactClicks].Count.ShouldBe(stub.Value("page_total_actions", day.Day));
        }
    }

    [Fact]
    public async Task Collect_Window_TakesTheRequestsThatTheDocsName()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        stub.Requests.Select(r => $"{r.Edge} {r.Query.GetValueOrDefault("period")} {r.Query.GetValueOrDefault("breakdown")}".Trim())
            .ShouldBe(["insights day", "insights day is_from_ads", "insights week", "insights days_28", "published_posts"]);
    }

    [Fact]
    public async Task Collect_PartsThatDoNotAddUp_AreLeftOutForThatDayOnly()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Value = (metric, day) => metric == "page_video_views" ? (day == Week.FirstDay ? 21 : 20) : 10;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var days = await pipeline.DaysAsync(Week);
        days[0][PageMetric.VideoViews].ShouldBe(MetricValue.Ok(21));
        days[0][PageMetric.VideoViewsPaid].ShouldBe(MetricValue.Missing(MetricStatus.Inconsistent));
        days.Skip(1).ShouldAllBe(d => d[PageMetric.VideoViewsPaid] == MetricValue.Ok(10));
    }

    [Fact]
    public async Task Collect_TotalCorrectedWithoutItsParts_DropsTheOldParts()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        stub.Value = (_, _) => 8;
        stub.Instead = r => r.Query.ContainsKey("breakdown") ? new(200, """{"data":[]}""") : null;
        await pipeline.CollectAsync("1000", Week.LastDay, Week.LastDay);

        var days = await pipeline.DaysAsync(Week);
        days[6][PageMetric.Views].ShouldBe(MetricValue.Ok(8));
        days[6][PageMetric.ViewsFromAds].ShouldBe(MetricValue.Missing(MetricStatus.Inconsistent));
        days[5][PageMetric.ViewsFromAds].Count.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(100, InvalidBreakdown, MetricStatus.NotCollected)]
    [InlineData(10, "(#10) This endpoint requires", MetricStatus.NoPermission)]
    [InlineData(100, "(#100) The value must be a valid insights metric", MetricStatus.MetricRemoved)]
    public async Task Collect_BreakdownRefused_KeepsEverythingElse(int code, string message, MetricStatus status)
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Query.ContainsKey("breakdown") ? new(400, GraphStub.Error(code, null, message)) : null;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var day = (await pipeline.DaysAsync(Week))[0];
        day[PageMetric.ViewsOrganic].ShouldBe(MetricValue.Missing(status));
        PageMetric.All.Count(m => day[m].Count is null).ShouldBe(2 + 1, "and the fans, which are known of the last day only");
        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
    }

    private async Task<Pipeline> StartAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        return pipeline;
    }
}

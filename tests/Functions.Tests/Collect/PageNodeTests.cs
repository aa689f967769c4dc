using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Collect;

public class PageNodeTests(AzuriteFixture azurite)
{
    private static readonly DayRange Week = new(new(2026, 11, 15), new(2026, 11, 21));

    [Fact]
    public async Task Collect_LastCompleteDay_GetsTheFansOfNowAndKeepsTheFollowersOfTheMetric()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var days = await pipeline.DaysAsync(Week);
        days[^1][PageMetric.Fans].ShouldBe(MetricValue.Ok(GraphStub.FansNow));
        days[^1][PageMetric.Followers].Count.ShouldBe(stub.Value("page_follows", Week.LastDay));
        days.SkipLast(1).ShouldAllBe(d => d[PageMetric.Fans] == MetricValue.Missing(MetricStatus.NotCollected));
        stub.Requests.Single(r => r.Edge.Length == 0).Query["fields"].ShouldBe("followers_count,fan_count");
    }

    [Fact]
    public async Task Collect_WindowOfOlderDays_AsksNothing()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay.AddDays(-1));

        stub.Requests.ShouldNotContain(r => r.Edge.Length == 0);
    }

    [Fact]
    public async Task Collect_DayAfter_KeepsWhatWasReadAtItsTime()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        stub.Instead = r => r.Edge.Length == 0 ? new(200, """{"fan_count":6501}""") : null;
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay.AddDays(1));
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        (await pipeline.DaysAsync(new(Week.LastDay, Week.LastDay.AddDays(1)))).Select(d => d[PageMetric.Fans].Count).ShouldBe([GraphStub.FansNow, 6501]);
    }

    [Fact]
    public async Task Collect_FollowersMetricRefused_TakesTheNodesFollowersForThatDayOnly()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Metrics.Contains("page_follows") ? new(400, GraphStub.Error(100, message: "(#100) The value must be a valid insights metric")) : null;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var days = await pipeline.DaysAsync(Week);
        days[^1][PageMetric.Followers].ShouldBe(MetricValue.Ok(GraphStub.FollowersNow));
        days.SkipLast(1).ShouldAllBe(d => d[PageMetric.Followers] == MetricValue.Missing(MetricStatus.MetricRemoved));
    }

    [Fact]
    public async Task Collect_FollowersMetricComesLater_ReplacesTheNodes()
    {
        await using var stub = await GraphStub.StartAsync();
        var ordinary = stub.Value;
        stub.Value = (metric, day) => metric == "page_follows" && day == Week.LastDay ? null : ordinary(metric, day);
        await using var pipeline = await StartAsync(stub);
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);
        (await pipeline.DaysAsync(Week))[^1][PageMetric.Followers].ShouldBe(MetricValue.Ok(GraphStub.FollowersNow));

        stub.Value = ordinary;
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        (await pipeline.DaysAsync(Week))[^1][PageMetric.Followers].Count.ShouldBe(ordinary("page_follows", Week.LastDay));
    }

    [Fact]
    public async Task Collect_InsightsWithoutPermission_StillKnowsTheDaysFollowers()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Edge == "insights" ? new(200, """{"data":[]}""") : null;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var day = (await pipeline.DaysAsync(Week))[^1];
        (day[PageMetric.Followers].Count, day[PageMetric.Fans].Count, day[PageMetric.Views].Status).ShouldBe((GraphStub.FollowersNow, GraphStub.FansNow, MetricStatus.NoPermission));
        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.NoPermission);
    }

    [Theory]
    [InlineData(10, "no_permission")]
    [InlineData(190, "token_expired")]
    [InlineData(100, "not_collected")]
    public async Task Collect_NodeRefused_FailsNothingElse(int code, string status)
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Edge.Length == 0 ? new(400, GraphStub.Error(code)) : null;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var day = (await pipeline.DaysAsync(Week))[^1];
        day[PageMetric.Fans].ShouldBe(MetricValue.Missing(MetricStatusNames.Parse(status)));
        PageMetric.All.Where(m => m != PageMetric.Fans).ShouldAllBe(m => day[m].Count != null);
        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
    }

    [Fact]
    public async Task Collect_NodeUnavailable_KeepsTheRestAndIsTriedAgain()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Edge.Length == 0 ? new(503, GraphStub.Error(2)) : null;
        await using var pipeline = await StartAsync(stub);

        await Should.ThrowAsync<TransientSourceException>(() => pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay));

        (await pipeline.DaysAsync(Week))[^1][PageMetric.Views].Count.ShouldNotBeNull();
        (await pipeline.DaysAsync(Week))[^1][PageMetric.PostsPublished].Count.ShouldBe(0);
    }

    private async Task<Pipeline> StartAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        return pipeline;
    }
}

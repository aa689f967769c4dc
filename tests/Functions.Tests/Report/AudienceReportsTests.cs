using Engagement.Core;
using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class AudienceReportsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task GetMilestone_APageThatGrows_NamesTheDay()
    {
        await using var pipeline = await StartAsync();

        var answer = await pipeline.SendAsync(await pipeline.Get<MilestoneReport>().GetAsync("facebook", "1000", null, CancellationToken.None));

        // 21 a week, 100 to go: 33 days and a third.
        answer.Body.GetRawText().ShouldBe(
            """{"network":"facebook","id":"1000","asOfDay":"2026-11-21","status":"ok","followers":900,"milestone":1000,"weeklyGain":21,"n":13,"expectedDay":"2026-12-25","earliestDay":"2026-12-25","latestDay":"2026-12-25"}""");
    }

    [Fact]
    public async Task GetMilestone_AsOfAnEarlierDay_LooksNoFurther()
    {
        await using var pipeline = await StartAsync();

        var body = (await pipeline.SendAsync(await pipeline.Get<MilestoneReport>().GetAsync("facebook", "1000", "2026-09-06", CancellationToken.None))).Body;

        (body.GetProperty("asOfDay").GetString(), body.GetProperty("status").GetString(), body.GetProperty("n").GetInt32()).ShouldBe(("2026-09-06", "not_enough_data", 3));
    }

    [Fact]
    public async Task GetFatigue_MoreViewsPerViewerAndLessEngagement_IsASign()
    {
        await using var pipeline = await StartAsync();

        var body = (await pipeline.SendAsync(await pipeline.Get<FatigueReport>().GetAsync("facebook", "1000", null, CancellationToken.None))).Body;

        (body.GetProperty("status").GetString(), body.GetProperty("mayBeAds").GetBoolean()).ShouldBe(("signs_of_fatigue", false));
        body.GetProperty("weeks").GetArrayLength().ShouldBe(13);
        body.GetProperty("viewsPerViewer").GetProperty("risingProbability").GetDouble().ShouldBeLessThan(0.001);
        body.GetProperty("engagementsPerView").GetProperty("weeklyRate").GetDouble().ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData("1000", "never", 400)]
    [InlineData("999", null, 404)]
    public async Task Get_BadQuestions_AreRefused(string id, string? endingDay, int status)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        (await pipeline.SendAsync(await pipeline.Get<MilestoneReport>().GetAsync("facebook", id, endingDay, CancellationToken.None))).Status.ShouldBe(status);
        (await pipeline.SendAsync(await pipeline.Get<FatigueReport>().GetAsync("facebook", id, endingDay, CancellationToken.None))).Status.ShouldBe(status);
    }

    /// <summary>Fourteen weeks in which three people a day begin to follow, views grow and engagements do not.</summary>
    private async Task<Pipeline> StartAsync()
    {
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        var range = DayRange.EndingOn(PageHistoryOf.LastDay, 98);
        await pipeline.StoreAsync(
            range,
            (day, metric) =>
                metric == PageMetric.Followers ? MetricValue.Ok(900 - (3 * (PageHistoryOf.LastDay.DayNumber - day.DayNumber)))
                : metric == PageMetric.Views ? MetricValue.Ok(1000 + (10 * (day.DayNumber - range.FirstDay.DayNumber)))
                : metric == PageMetric.Engagements ? MetricValue.Ok(50)
                : metric == PageMetric.ViewersTrailing7Days ? MetricValue.Ok(3500)
                : default,
            []);
        return pipeline;
    }
}

using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

public class SimulatorTests(AzuriteFixture azurite)
{
    private static readonly DayRange Backfill = new(new(2026, 8, 24), new(2026, 11, 21));

    private static readonly (PageMetric Metric, string Measure)[] Measures =
    [
        (PageMetric.Followers, "followers"), (PageMetric.NewFollows, "new_follows"), (PageMetric.Unfollows, "unfollows"), (PageMetric.Views, "views"),
        (PageMetric.Viewers, "viewers"), (PageMetric.ViewersTrailing7Days, "viewers_7d"), (PageMetric.ViewersTrailing28Days, "viewers_28d"),
        (PageMetric.Engagements, "engagements"), (PageMetric.PageVisits, "page_visits"), (PageMetric.PostsPublished, "posts"),
        (PageMetric.ViewsFromAds, "views_from_ads"), (PageMetric.ReactionsLike, "reactions_like"), (PageMetric.ReactionsLove, "reactions_love"),
        (PageMetric.ReactionsWow, "reactions_wow"), (PageMetric.ReactionsHaha, "reactions_haha"), (PageMetric.ReactionsSorry, "reactions_sorry"),
        (PageMetric.ReactionsAnger, "reactions_anger"), (PageMetric.VideoViews, "video_views"), (PageMetric.VideoViewsPaid, "video_views_paid"),
        (PageMetric.ContactClicks, "actions"), (PageMetric.FanAdds, "new_follows"), (PageMetric.FanAddsPaid, "new_follows_paid"),
    ];

    [Fact]
    public async Task Run_Backfill_StoresWhatWasServed()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite);

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        foreach (var page in run.Pages)
        {
            await ShouldHoldWhatIsServedAsync(run, pipeline, page.Id, Backfill);
            (await pipeline.DaysAsync(Backfill, page.Id))[^1][PageMetric.Fans].Count.ShouldBe((await run.NowAsync(page.Id)).Fans);
            var truth = (await run.PostsAsync(page.Id)).Where(p => Backfill.Contains(p.GetProperty("day").Deserialize<DateOnly>()))
                .Select(p => $"{p.GetProperty("id")} {p.GetProperty("reactions")} {p.GetProperty("comments")} {p.GetProperty("shares")} "
                    + $"{p.GetProperty("views")} {p.GetProperty("viewers")} {p.GetProperty("clicks")} {OfType(p, "like")} {OfType(p, "anger")}");
            (await PostsAsync(pipeline, page.Id)).Order().ShouldBe(truth.Order());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Run_MessagesTwiceShuffledAndAtOnce_EndsTheSame(int seed)
    {
        await using var run = await SimulatedRun.StartAsync(seed);
        await using var undisturbed = await run.CollectorAsync(azurite);
        await undisturbed.ScheduleAsync();
        await undisturbed.DrainAsync();

        await using var disturbed = await run.CollectorAsync(azurite);
        var random = new Random(seed);
        await disturbed.ScheduleAsync();
        await disturbed.DrainAsync(Deliveries.TwiceShuffled(random), atOnce: true);

        (await disturbed.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
    }

    [Fact]
    public async Task Run_SmallWindowsInAnyOrder_EndTheSame()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var undisturbed = await run.CollectorAsync(azurite);
        await undisturbed.ScheduleAsync();
        await undisturbed.DrainAsync();

        await using var inPieces = await run.CollectorAsync(azurite);
        await inPieces.ScheduleAsync();
        await inPieces.DrainAsync(messages => messages.Where(m => !m.Contains("firstDay", StringComparison.Ordinal)));
        var windows = Backfill.SplitInto(13).ToArray();
        new Random(5).Shuffle(windows);
        foreach (var page in run.Pages)
            foreach (var window in windows)
                foreach (var stream in new[] { CollectionStream.Comments, CollectionStream.Days })
                    await inPieces.Get<PageCollector>().RunAsync(CollectMessage.For(new(Network.Facebook, page.Id), window, Backfill.LastDay, stream), false, CancellationToken.None);
        await inPieces.DrainAsync();

        (await inPieces.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
    }

    [Fact]
    public async Task Run_DayAfterDayWithAGap_HoldsTheRevisedValues()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite);

        var known = new Dictionary<DateOnly, IReadOnlyList<DailyPageMetrics>>();
        foreach (var days in new[] { 0, 1, 1, 5, 1 })
        {
            run.Clock.Advance(TimeSpan.FromDays(days));
            await pipeline.ScheduleAsync();
            await pipeline.DrainAsync();
            known[run.Clock.LastCompleteDay(Network.Facebook)] = await pipeline.DaysAsync(Everything, run.Pages[0].Id);
        }

        foreach (var page in run.Pages)
        {
            await ShouldHoldWhatIsServedAsync(run, pipeline, page.Id, new(Backfill.FirstDay.AddDays(30), Backfill.LastDay.AddDays(8)));
            (await pipeline.StateAsync(page.Id)).Covered.ToString().ShouldBe("2026-08-24..2026-11-29");
        }
        foreach (var (asOfDay, days) in known)
            Lines(await pipeline.DaysAsOfAsync(Everything, asOfDay, run.Pages[0].Id)).ShouldBe(Lines(days), $"as of {asOfDay:o}");
        known.Values.Select(days => string.Join('\n', Lines(days))).Distinct().Count().ShouldBe(known.Count, "corrections arrived, or this proves nothing");
    }

    private static readonly DayRange Everything = new(new(2026, 8, 24), new(2026, 11, 29));

    private static IEnumerable<string> Lines(IEnumerable<DailyPageMetrics> days) =>
        days.Select(day => $"{day.Day:o} {string.Join(' ', PageMetric.All.Select(metric => $"{metric}={day[metric].Count}/{day[metric].Status}"))}");

    [Theory]
    [InlineData("token_expired", "token_expired")]
    [InlineData("role_lost", "no_permission")]
    [InlineData("no_permission", "no_permission")]
    [InlineData("object_permission", "no_permission")]
    [InlineData("object_missing", "not_collected")]
    [InlineData("empty_insights", "no_permission")]
    public async Task Run_OnePageRefused_LeavesTheOthersAlone(string kind, string status)
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite);
        await run.SetFaultAsync(run.Pages[0].Id, new { kind });

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        (await pipeline.StateAsync(run.Pages[0].Id)).Status.Name().ShouldBe(status);
        (await pipeline.DaysAsync(Backfill, run.Pages[0].Id)).ShouldAllBe(d => d[PageMetric.Views].Count == null);
        foreach (var page in run.Pages.Skip(1))
            await ShouldHoldWhatIsServedAsync(run, pipeline, page.Id, Backfill);
    }

    [Fact]
    public async Task Run_TroubleThatPasses_EndsAsWithout()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var undisturbed = await run.CollectorAsync(azurite);
        await undisturbed.ScheduleAsync();
        await undisturbed.DrainAsync();

        await using var troubled = await run.CollectorAsync(azurite);
        foreach (var (page, kind) in run.Pages.Zip(["not_json", "truncated_json", "server_error"]))
            await run.SetFaultAsync(page.Id, new { kind, times = 2 });
        await troubled.ScheduleAsync();
        await troubled.DrainAsync();

        (await troubled.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
    }

    [Fact]
    public async Task Run_MetricRemoved_IsMarkedAndTheRestKept()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite);
        await run.SetFaultAsync(run.Pages[0].Id, new { kind = "metric_removed", metric = "page_views_total" });

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        var days = await pipeline.DaysAsync(Backfill, run.Pages[0].Id);
        days.ShouldAllBe(d => d[PageMetric.PageVisits] == MetricValue.Missing(MetricStatus.MetricRemoved) && d[PageMetric.Views].Count != null);
    }

    [Fact]
    public async Task Run_Secrets_AppearNowhere()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite);
        await run.SetFaultAsync(run.Pages[0].Id, new { kind = "token_expired" });
        await run.SetFaultAsync(run.Pages[1].Id, new { kind = "not_json", times = 1 });

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        var everything = string.Join('\n', [await pipeline.DumpAsync(), .. pipeline.Delivered, .. pipeline.Logs.All]);
        everything.ShouldContain(run.Pages[2].Id);
        foreach (var secret in run.Pages.Select(p => p.AccessToken).Append(SimulatedRun.AppSecret).Append("access_token").Append("appsecret_proof").Append("Bearer"))
            everything.ShouldNotContain(secret);
    }

    private static async Task ShouldHoldWhatIsServedAsync(SimulatedRun run, Pipeline pipeline, string page, DayRange days)
    {
        var served = await run.ServedAsync(page, days);
        var stored = await pipeline.DaysAsync(days, page);
        stored.Select(d => d.Day).ShouldBe(days.Days());
        foreach (var day in stored)
            foreach (var (metric, measure) in Measures)
                day[metric].Count.ShouldBe(served[day.Day].TryGetValue(measure, out var value) ? value : null, $"{page} {day.Day:o} {metric}");
    }

    private static async Task<List<string>> PostsAsync(Pipeline pipeline, string page)
    {
        var posts = new List<string>();
        await foreach (var row in pipeline.Tables.Posts.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PageId eq {page}")))
            posts.Add($"{row.GetString("PostId")} {row.GetInt64("Reactions")} {row.GetInt64("Comments")} {row.GetInt64("Shares")} "
                + $"{row.GetInt64("Views")} {row.GetInt64("Viewers")} {row.GetInt64("Clicks")} {row.GetInt64("ReactionsLike")} {row.GetInt64("ReactionsAnger")}");
        return posts;
    }

    private static JsonElement OfType(JsonElement post, string reaction) => post.GetProperty("reactionsByType").GetProperty(reaction);
}

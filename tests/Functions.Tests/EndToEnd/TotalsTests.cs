using System.Net.Http.Json;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>What is stored is what was served, per metric and day, collected day after day over both changes of daylight saving time.</summary>
public class TotalsTests(AzuriteFixture azurite)
{
    private const int BackfillDays = 8;
    private const int Runs = 7;

    private static readonly Dictionary<PageMetric, Func<Dictionary<string, long>, long?>> Served = new()
    {
        [PageMetric.Followers] = Measure("followers"),
        [PageMetric.NewFollows] = Measure("new_follows"),
        [PageMetric.Unfollows] = Measure("unfollows"),
        [PageMetric.Views] = Measure("views"),
        [PageMetric.ViewsFromAds] = Measure("views_from_ads"),
        [PageMetric.ViewsOrganic] = Difference("views", "views_from_ads"),
        [PageMetric.Viewers] = Measure("viewers"),
        [PageMetric.ViewersTrailing7Days] = Measure("viewers_7d"),
        [PageMetric.ViewersTrailing28Days] = Measure("viewers_28d"),
        [PageMetric.Engagements] = Measure("engagements"),
        [PageMetric.PageVisits] = Measure("page_visits"),
        [PageMetric.ContactClicks] = Measure("actions"),
        [PageMetric.Reactions] = day => day.Where(measure => measure.Key.StartsWith("reactions_", StringComparison.Ordinal)).Sum(measure => measure.Value),
        [PageMetric.ReactionsLike] = Measure("reactions_like"),
        [PageMetric.ReactionsLove] = Measure("reactions_love"),
        [PageMetric.ReactionsWow] = Measure("reactions_wow"),
        [PageMetric.ReactionsHaha] = Measure("reactions_haha"),
        [PageMetric.ReactionsSorry] = Measure("reactions_sorry"),
        [PageMetric.ReactionsAnger] = Measure("reactions_anger"),
        [PageMetric.ReactionsOther] = _ => 0,
        [PageMetric.VideoViews] = Measure("video_views"),
        [PageMetric.VideoViewsPaid] = Measure("video_views_paid"),
        [PageMetric.VideoViewsOrganic] = Difference("video_views", "video_views_paid"),
        [PageMetric.FanAdds] = Measure("new_follows"),
        [PageMetric.FanAddsPaid] = Measure("new_follows_paid"),
        [PageMetric.FanAddsUnpaid] = Difference("new_follows", "new_follows_paid"),
    };

    [Fact]
    public void Served_NamesEveryMetricThatIsCollected() =>
        Served.Keys.ShouldBe(FacebookPageMetrics.Collected.SelectMany(metric => metric.Feeds!.Metrics), ignoreOrder: true);

    [Theory]
    [InlineData(2026, 3, 5)]
    [InlineData(2026, 10, 29)]
    public async Task Totals_OverAChangeOfDaylightSaving_AreThoseServed(int year, int month, int day)
    {
        var clock = new FakeTimeProvider(new(year, month, day, 12, 0, 0, TimeSpan.Zero));
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock });
        using var http = new HttpClient { BaseAddress = simulator.BaseUri };
        await using var pipeline = await StartAsync(simulator, clock);
        var firstRun = new DateOnly(year, month, day);
        for (var run = 0; run < Runs; run++)
        {
            clock.SetUtcNow(new(firstRun.AddDays(run), new(12, 0), TimeSpan.Zero));
            await pipeline.ScheduleAsync();
            await pipeline.DrainAsync();
        }

        var range = new DayRange(firstRun.AddDays(-BackfillDays), firstRun.AddDays(Runs - 2));
        foreach (var page in simulator.Pages)
            await ShouldHoldFacebookAsync(http, pipeline, new(Network.Facebook, page.Id), range);
        foreach (var account in simulator.XAccounts)
            await ShouldHoldXAsync(http, pipeline, new(Network.X, account.Id), range, firstRun);
    }

    private static Func<Dictionary<string, long>, long?> Measure(string name) => day => day.TryGetValue(name, out var value) ? value : null;

    private static Func<Dictionary<string, long>, long?> Difference(string whole, string part) =>
        day => day.TryGetValue(whole, out var all) && day.TryGetValue(part, out var some) ? all - some : null;

    private async Task<Pipeline> StartAsync(SimulatorServer simulator, FakeTimeProvider clock)
    {
        var settings = simulator.Pages.ToDictionary(page => $"Facebook:PageTokens:{page.Id}", page => (string?)page.AccessToken);
        settings["X:BaseUrl"] = simulator.BaseUri.AbsoluteUri;
        settings["X:BearerToken"] = simulator.XAccounts[0].BearerToken;
        settings["Collection:BackfillDays"] = $"{BackfillDays}";
        var pipeline = await Pipeline.StartAsync(azurite, simulator.BaseUri, settings, new MemoryTables().Options, clock);
        foreach (var page in simulator.Pages)
            await pipeline.RegisterAsync(page.Id);
        foreach (var account in simulator.XAccounts)
            await pipeline.Get<Pages>().SaveAsync(new(new(Network.X, account.Id), account.Name, account.TimeZone, account.Market, null, CollectedData.Insights | CollectedData.Posts), CancellationToken.None);
        return pipeline;
    }

    private static async Task ShouldHoldFacebookAsync(HttpClient http, Pipeline pipeline, PageKey page, DayRange range)
    {
        var truth = (await TruthAsync(http, $"truth/pages/{page.Id}/days", "days")).ToDictionary(DayOf);
        var stored = await pipeline.Get<DailyPageMetricsRows>().ReadAsync(page, range, CancellationToken.None);
        stored.Select(day => day.Day).ShouldBe(range.Days());
        foreach (var day in stored)
        {
            var served = truth[day.Day].GetProperty("served").Deserialize<Dictionary<string, long>>()!;
            foreach (var (metric, expected) in Served)
                day[metric].Count.ShouldBe(expected(served), $"{page} {day.Day:o} {metric}");
            day[PageMetric.PostsPublished].Count.ShouldBe(truth[day.Day].GetProperty("postsPublished").GetInt64());
        }

        var posts = (await TruthAsync(http, $"truth/pages/{page.Id}/posts", "posts")).ToLookup(DayOf);
        await ShouldHoldPostsAsync(pipeline, page, range, post => [post.Reactions, post.Comments, post.Shares, post.Views, post.Viewers, post.Clicks],
            day => [.. new[] { "reactions", "comments", "shares", "views", "viewers", "clicks" }.Select(count => posts[day].Sum(post => post.GetProperty(count).GetInt64()))]);
    }

    private static async Task ShouldHoldXAsync(HttpClient http, Pipeline pipeline, PageKey page, DayRange range, DateOnly firstRun)
    {
        var days = (await TruthAsync(http, $"truth/x/accounts/{page.Id}/days", "days")).ToDictionary(DayOf);
        var posts = (await TruthAsync(http, $"truth/x/accounts/{page.Id}/posts", "posts"))
            .Where(post => post.GetProperty("isOwn").GetBoolean() && post.GetProperty("kind").GetString() != "repost").ToLookup(DayOf);
        foreach (var day in await pipeline.Get<DailyPageMetricsRows>().ReadAsync(page, range, CancellationToken.None))
        {
            day[PageMetric.PostsPublished].Count.ShouldBe(posts[day.Day].Count(), $"{page} {day.Day:o}");
            day[PageMetric.Followers].Count.ShouldBe(day.Day < firstRun.AddDays(-1) ? null : days[day.Day].GetProperty("followers").GetInt64(), $"{page} {day.Day:o}");
        }
        await ShouldHoldPostsAsync(pipeline, page, range, post => [post.Reactions, post.Comments, post.Shares],
            day => [posts[day].Sum(post => post.GetProperty("likes").GetInt64()), posts[day].Sum(post => post.GetProperty("replies").GetInt64()),
                posts[day].Sum(post => post.GetProperty("reposts").GetInt64() + post.GetProperty("quotes").GetInt64())]);
    }

    private static async Task ShouldHoldPostsAsync(Pipeline pipeline, PageKey page, DayRange range, Func<Post, IReadOnlyList<MetricValue>> counts, Func<DateOnly, IReadOnlyList<long>> expected)
    {
        var stored = new List<Post>();
        await foreach (var post in pipeline.Get<PostRows>().ReadAsync(page, range, CancellationToken.None))
            stored.Add(post);
        stored.ShouldNotBeEmpty();
        foreach (var ofDay in stored.GroupBy(post => page.Network.DayOf(post.CreatedAt)))
        {
            var totals = ofDay.Select(post => counts(post).Select(value => value.Count!.Value)).Aggregate((sum, next) => sum.Zip(next, (a, b) => a + b));
            totals.ShouldBe(expected(ofDay.Key), $"{page} {ofDay.Key:o}");
        }
    }

    private static async Task<IReadOnlyList<JsonElement>> TruthAsync(HttpClient http, string path, string what) =>
        [.. (await http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative))).GetProperty(what).EnumerateArray()];

    private static DateOnly DayOf(JsonElement row) => row.GetProperty("day").Deserialize<DateOnly>();
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engagement.Acceptance.Harness;

namespace Engagement.Acceptance;

/// <summary>What the product says of recorded pages equals what their files say, summed by other means.</summary>
public sealed class ReplayTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private static readonly int[] Periods = [7, 28, 90];

    [Fact]
    public async Task Replay_OfTheRecordedPages_AgreesWithTheirFiles()
    {
        var recordings = Testing.RepositoryRoot.SharedData is { } data ? Path.Combine(data, "real-pages") : null;
        if (recordings is null)
            Assert.Skip("../shared/data is not beside the repository");
        using var folder = new TemporaryFolder();
        await using var replay = ProductProcess.StartProject("Local", ["replay", recordings, "--data", folder.Path]);

        await replay.LineAsync("Serving until Ctrl-C.", Patience);
        using var product = new ServedPages(new Uri(await replay.LineAsync("Pages ", Patience)));
        await AgreeOnPostsAsync(product, "police-2018", RecordedCsv.Posts(
            Path.Combine(recordings, "police-2018", "posts.csv"), "page", "post", "created_at", ["yyyy-MM-dd HH:mm:ss"], "reactions", "comments", "shares"));
        await AgreeOnPostsAsync(product, "live-sellers-2018", RecordedCsv.Posts(
            Path.Combine(recordings, "live-sellers-2018", "posts.csv"), "page", "status_id", "status_published",
            ["M/d/yyyy H:mm", "M/d/yy H:mm"], "num_reactions", "num_comments", "num_shares"));
        await AgreeOnReachAsync(product, Path.Combine(recordings, "police-2018", "page_days.csv"));
        await AgreeOnSmallPageAsync(product, Path.Combine(recordings, "small-page-2021", "page_days.csv"));
        await AgreeOnFollowersAsync(product, Path.Combine(recordings, "cosmetics-2014", "posts.csv"));

        replay.AskToEnd();
        (await replay.ExitAsync(Patience)).ShouldBe(0, replay.Output);
    }

    private static async Task AgreeOnPostsAsync(ServedPages product, string dataSet, IReadOnlyList<RecordedCsv.RecordedPost> recorded)
    {
        var byPage = recorded.GroupBy(post => post.Page).ToList();
        byPage.Count.ShouldBeGreaterThan(8);
        foreach (var page in byPage)
            foreach (var days in Periods)
            {
                var scorecard = await product.ScorecardAsync($"{dataSet}.{page.Key}", days);
                var inPeriod = page.Where(post => scorecard.Contains(post.Day)).ToList();

                scorecard.LastDay.ShouldBe(page.Max(post => post.Day), $"{page.Key}");
                scorecard.Value("posts_published").ShouldBe(inPeriod.Count, $"{page.Key} {days}");
                scorecard.Value("post_engagements").ShouldBe(inPeriod.Sum(post => post.Engagements), $"{page.Key} {days}");
                scorecard.Value("best_post").ShouldBe(inPeriod.Max(post => post.Engagements), $"{page.Key} {days}");
            }
    }

    /// <remarks>Reach is split by country; a day on which every country is zero was not measured.</remarks>
    private static async Task AgreeOnReachAsync(ServedPages product, string file)
    {
        var reach = RecordedCsv.Rows(file)
            .Select(row => (
                Day: DateOnly.ParseExact(row["Date (GMT)"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Viewers: row.Keys.Where(column => column.StartsWith("Total Reach by Country", StringComparison.Ordinal)).Sum(column => row.Count(column) ?? 0)))
            .Where(day => day.Viewers > 0)
            .ToList();
        foreach (var days in Periods)
        {
            var scorecard = await product.ScorecardAsync("police-2018", days);
            var measured = reach.Where(day => scorecard.Contains(day.Day)).ToList();

            scorecard.Numerator("average_daily_viewers").ShouldBe(measured.Sum(day => day.Viewers));
            scorecard.Value("average_daily_viewers")!.Value.ShouldBe(measured.Average(day => day.Viewers), 1e-6);
            scorecard.N("average_daily_viewers").ShouldBe(measured.Count);
            scorecard.Value("posts_published").ShouldBeNull("the recording says nothing about posts of this page");
        }
    }

    private static async Task AgreeOnSmallPageAsync(ServedPages product, string file)
    {
        var rows = RecordedCsv.Rows(file).ToList();
        var scorecard = await product.ScorecardAsync("small-page-2021", 28);
        var both = rows.Where(row => row.Count("Daily New Likes") is not null && row.Count("Daily Unlikes") is not null).ToList();

        scorecard.Value("views").ShouldBe(rows.Sum(row => row.Count("Daily Organic impressions")!.Value));
        scorecard.Numerator("average_daily_viewers").ShouldBe(rows.Sum(row => row.Count("Daily Organic Reach")!.Value));
        scorecard.Value("net_follows").ShouldBe(both.Sum(row => row.Count("Daily New Likes")!.Value - row.Count("Daily Unlikes")!.Value));
        scorecard.N("net_follows").ShouldBe(both.Count);
        scorecard.Value("engagements").ShouldBeNull();
    }

    private static async Task AgreeOnFollowersAsync(ServedPages product, string file)
    {
        var newest = RecordedCsv.Rows(file).First();
        var scorecard = await product.ScorecardAsync("cosmetics-2014", 28);

        scorecard.Value("followers").ShouldBe(newest.Count("Page_T_Likes"));
    }

    private sealed class ServedPages(Uri pages) : IDisposable
    {
        private readonly HttpClient _http = new();

        public async Task<ServedScorecard> ScorecardAsync(string id, int days)
        {
            var address = new UriBuilder(pages) { Path = $"/api/pages/facebook/{id}/scorecard", Query = $"{pages.Query.TrimStart('?')}&days={days}" };
            return new((await _http.GetFromJsonAsync<JsonNode>(address.Uri))!);
        }

        public void Dispose() => _http.Dispose();
    }

    private sealed class ServedScorecard(JsonNode scorecard)
    {
        public DateOnly LastDay => Day("lastDay");

        public bool Contains(DateOnly day) => day >= Day("firstDay") && day <= LastDay;

        public double? Value(string kpi) => (double?)Find(kpi)["value"];

        public double? Numerator(string kpi) => (double?)Find(kpi)["numerator"];

        public long N(string kpi) => (long)Find(kpi)["n"]!;

        private JsonNode Find(string kpi) => scorecard["kpis"]!.AsArray().Single(item => (string?)item!["id"] == kpi)!;

        private DateOnly Day(string name) => DateOnly.ParseExact((string)scorecard["period"]![name]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

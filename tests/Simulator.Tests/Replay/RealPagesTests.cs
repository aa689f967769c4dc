using System.Globalization;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Replay;

/// <summary>What is served of the recorded pages, against sums taken straight from their files (which quote no cell).</summary>
public sealed class RealPagesTests(RealPagesTests.RealPages real) : IClassFixture<RealPagesTests.RealPages>
{
    private const string Counts = "limit=100&fields=created_time,shares,status_type,reactions.summary(total_count).limit(0),comments.summary(true).limit(0)";

    [Fact]
    public async Task Police_ReachAndReactionsByDay_AreTheSumsOfTheirColumns()
    {
        var rows = Rows("police-2018/page_days.csv");
        var page = real.Simulation.PageNamed("police-2018");

        var viewers = await PointsAsync(page, "page_total_media_view_unique");
        viewers.ShouldBe(rows
            .Select(r => r.Where(c => c.Key.StartsWith("Total Reach by Country", StringComparison.Ordinal)).Sum(c => Number(c.Value))));
        (await PointsAsync(page, "page_actions_post_reactions_anger_total")).Sum()
            .ShouldBe(rows.Sum(r => Number(r["Page Reactions by Type - Anger"])));
        (await PointsAsync(page, "page_actions_post_reactions_like_total")).Sum()
            .ShouldBe(rows.Sum(r => Number(r["Page Reactions by Type - Like"])));
        (await PointsAsync(page, "page_post_engagements")).ShouldBeEmpty("engagements of the page were not recorded");
        (page.FirstDay, page.LastDay).ShouldBe((new(2018, 1, 1), new(2018, 7, 19)));
    }

    [Fact]
    public async Task Police_PostsOfEveryPage_HaveTheRecordedCounts()
    {
        var byPage = Rows("police-2018/posts.csv").GroupBy(r => r["page"]).ToList();

        byPage.Count.ShouldBe(12);
        foreach (var page in byPage)
            // The same post on several lines is one post: its last line.
            await CompareAsync($"police-2018.{page.Key}", [.. page.GroupBy(r => r["post"]).Select(same => same.Last())], "reactions",
                "comments", "shares");
    }

    [Fact]
    public async Task LiveSellers_PostsOfEveryPage_HaveTheRecordedCounts()
    {
        var byPage = Rows("live-sellers-2018/posts.csv").GroupBy(r => r["page"]).ToList();

        byPage.Count.ShouldBe(9);
        foreach (var page in byPage)
            await CompareAsync($"live-sellers-2018.{page.Key}", [.. page.GroupBy(r => r["status_id"]).Select(same => same.First())],
                "num_reactions", "num_comments", "num_shares");
    }

    [Fact]
    public async Task LiveSellers_FirstAndLastDay_AreThoseOfTheFile()
    {
        var page = real.Simulation.PageNamed("live-sellers-2018.page-4885fe");

        (page.FirstDay, page.LastDay).ShouldBe((new(2012, 7, 14), new(2018, 4, 21)));
        var newest = await real.Simulation.GetAsync("v26.0/{page}/published_posts?limit=1&fields=created_time,status_type", page);
        newest["data"]![0]!["created_time"]!.GetValue<string>().ShouldBe("2018-04-22T06:00:00+0000");
        newest["data"]![0]!["status_type"]!.GetValue<string>().ShouldBe("added_video");
    }

    [Fact]
    public async Task Cosmetics_Posts_HaveTheRecordedCountsMonthsAndWeekdays()
    {
        var rows = Rows("cosmetics-2014/posts.csv");
        await CompareAsync("cosmetics-2014", rows, "like", "comment", "share");

        var page = real.Simulation.PageNamed("cosmetics-2014");
        var posts = await real.Simulation.AllPostsAsync("limit=100&fields=created_time,insights.metric(post_media_view,post_total_media_view_unique).period(lifetime)", page);
        var pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");
        var local = posts
            .Select(p =>
                TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(p["created_time"]!.GetValue<string>(), CultureInfo.InvariantCulture), pacific))
                    .ToList();
        local.Select(t => (t.Month, Weekday: (int)t.DayOfWeek + 1, t.Hour)).Order()
            .ShouldBe(rows
                .Select(r =>
                    (int.Parse(r["Month"], CultureInfo.InvariantCulture), int.Parse(r["Weekday"], CultureInfo.InvariantCulture),
                        int.Parse(r["Hour"], CultureInfo.InvariantCulture))).Order());
        local.ShouldAllBe(t => t.Year == 2014);
        posts.Sum(p => p["insights"]!["data"]![0]!["values"]![0]!["value"]!.GetValue<long>())
            .ShouldBe(rows.Sum(r => Number(r["T_Impression"])));
        posts.Sum(p => p["insights"]!["data"]![1]!["values"]![0]!["value"]!.GetValue<long>()).ShouldBe(rows.Sum(r => Number(r["T_Reach"])));
    }

    [Fact]
    public async Task SmallPage_EveryRecordedValue_IsServedOnce()
    {
        var rows = Rows("small-page-2021/page_days.csv");
        var page = real.Simulation.PageNamed("small-page-2021");

        foreach (var (metric, column) in new[]
        {
            ("page_daily_follows_unique", "Daily New Likes"), ("page_daily_unfollows_unique", "Daily Unlikes"),
                ("page_total_media_view_unique", "Daily Organic Reach"),
            ("page_media_view", "Daily Organic impressions"), ("page_views_total", "Daily Logged-in Page Views"),
                ("page_video_repeat_views", "Daily Video Repeats"),
        })
            (await PointsAsync(page, metric)).ShouldBe(rows.Where(r => r[column].Length > 0).Select(r => Number(r[column])), metric);
        (page.FirstDay, page.LastDay).ShouldBe((new(2021, 2, 7), new(2021, 3, 6)));
    }

    [Fact]
    public void Report_SaysWhatWasInferredRepeatedAndLeftOut()
    {
        var report = real.Simulation.Server.ReplayReport;

        report.ShouldContain(l => l.Contains("'18/06/2021' is out of step; read as 2021-02-18", StringComparison.Ordinal));
        report.ShouldContain(l => l.Contains("51 rows of page 'page-63645a' repeat another row exactly", StringComparison.Ordinal));
        report.ShouldContain(l => l.Contains("their days of 2014 are inferred", StringComparison.Ordinal));
        report.ShouldContain("police-2018: 13 pages, 200 days, 3604 posts, 0 comments from 3807 rows (0 skipped, 3 repeated)");
        real.Simulation.Server.Pages.Count.ShouldBe(24);
    }

    private async Task CompareAsync(string pageId, List<Dictionary<string, string>> rows, string reactions, string comments, string shares)
    {
        var posts = await real.Simulation.AllPostsAsync(Counts, real.Simulation.PageNamed(pageId));

        posts.Count.ShouldBe(rows.Count);
        posts.Sum(p => Total(p["reactions"])).ShouldBe(rows.Sum(r => Number(r[reactions])), pageId);
        posts.Sum(p => Total(p["comments"])).ShouldBe(rows.Sum(r => Number(r[comments])), pageId);
        posts.Sum(p => p["shares"]?["count"]!.GetValue<long>() ?? 0).ShouldBe(rows.Sum(r => Number(r[shares])), pageId);
        posts.Count(p => p["reactions"] is null).ShouldBe(rows.Count(r => r[reactions].Length == 0), pageId);
    }

    private async Task<List<long>> PointsAsync(SimulatedPage page, string metric)
    {
        var points = new List<long>();
        for (var since = page.FirstDay; since <= page.LastDay; since = since.AddDays(80))
            points.AddRange((await real.Simulation.PointsAsync(metric, "day", $"{since:yyyy-MM-dd}", $"{since.AddDays(80):yyyy-MM-dd}",
                page)).Select(p => p.Value));
        return points;
    }

    private static long Total(JsonNode? edge) => edge?["summary"]!["total_count"]!.GetValue<long>() ?? 0;

    private static long Number(string cell) => cell.Length == 0 ? 0 : (long)double.Parse(cell, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.RealPages, path));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(c => c.First, c => c.Second))];
    }

    /// <summary>One server for all the tests here: it takes a second to read the files.</summary>
    public sealed class RealPages : IAsyncLifetime
    {
        internal Simulation Simulation { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Simulation = await Simulation.ReplayAsync(Repository.RealPages);

        public ValueTask DisposeAsync() => Simulation is null ? default : Simulation.DisposeAsync();
    }
}

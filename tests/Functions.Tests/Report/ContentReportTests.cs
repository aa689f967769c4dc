using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class ContentReportTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Get_VideosThatDoBetter_AreToldFromPhotosWithTheirPosts()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        var posts = Enumerable.Range(0, 40).Select(i => PageHistoryOf.Post(
            $"1000_{i:D2}", Noon.AddDays(i), (i % 2 == 0 ? 300 : 100) + i, i % 2 == 0 ? PostType.Video : PostType.Photo, i == 39 ? new string('x', 300) : "Bonjour"));
        await pipeline.StoreAsync(DayRange.EndingOn(PageHistoryOf.LastDay, 60), (_, metric) => MetricValue.Ok(metric == PageMetric.Followers ? 2000 : 1), posts);

        var body = (await GetAsync(pipeline)).Body;

        (body.GetProperty("posts").GetInt32(), Text(body, "timeZone")).ShouldBe((40, "Europe/Paris"));
        var comparison = body.GetProperty("comparisons")[0];
        (Text(comparison, "format"), Text(comparison, "than"), Text(comparison, "verdict"), comparison.GetProperty("n").GetInt32()).ShouldBe(("video", "photo", "better", 20));
        comparison.GetProperty("ratio").GetDouble().ShouldBe(2.7, 0.3);
        Text(body.GetProperty("comparisons")[1], "verdict").ShouldBe("not_enough_data");
        var groups = body.GetProperty("groups").EnumerateArray().ToDictionary(group => $"{Text(group, "dimension")} {Text(group, "name")}", group => group.GetProperty("n").GetInt32());
        (groups["type video"], groups["text_length short"], groups["text_length long"], groups["language not_read"], groups.Count).ShouldBe((20, 39, 1, 40, 22));
        var best = body.GetProperty("top")[0];
        (Text(best, "id"), best.GetProperty("engagements").GetInt32(), Text(best, "type")).ShouldBe(("1000_38", 338, "video"));
        best.GetProperty("engagementRates").GetProperty("byFollowers").GetRawText().ShouldBe("""{"value":0.169,"numerator":338,"denominator":2000,"status":"ok"}""");
        best.GetProperty("engagementRates").GetProperty("byViews").GetProperty("value").GetDouble().ShouldBe(0.338);
        Text(body.GetProperty("bottom")[0], "id").ShouldBe("1000_01");
    }

    [Fact]
    public async Task GetPosts_EachPost_HasItsRates()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        await pipeline.StoreAsync(DayRange.EndingOn(PageHistoryOf.LastDay, 3), (_, metric) => metric == PageMetric.Followers ? MetricValue.Ok(400) : default,
            [PageHistoryOf.Post("1000_1", new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), 20)]);

        var post = (await pipeline.SendAsync(await pipeline.Get<PostsReport>().GetAsync("facebook", "1000", new(null, null, null), CancellationToken.None))).Body.GetProperty("posts")[0];

        post.GetProperty("engagementRates").GetRawText().ShouldBe(
            """{"byViews":{"value":0.02,"numerator":20,"denominator":1000,"status":"ok"},"byViewers":{"value":0.04,"numerator":20,"denominator":500,"status":"ok"},"byFollowers":{"value":0.05,"numerator":20,"denominator":400,"status":"ok"}}""");
    }

    [Fact]
    public async Task Get_NoPosts_SaysNotEnoughData()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var body = (await GetAsync(pipeline)).Body;

        (body.GetProperty("posts").GetInt32(), body.GetProperty("top").GetArrayLength()).ShouldBe((0, 0));
        body.GetProperty("groups").EnumerateArray().ShouldAllBe(group => Text(group, "status") == "not_enough_data");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline) =>
        await pipeline.SendAsync(await pipeline.Get<ContentReport>().GetAsync("facebook", "1000", new(null, null, null), CancellationToken.None));
}

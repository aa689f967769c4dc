using Azure.Data.Tables;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Collect;

public class PostInsightsTests(AzuriteFixture azurite)
{
    private const string BadMetric = "(#100) The value must be a valid insights metric";

    private static readonly object Metrics = StubShapes.PostInsights(
        ("post_media_view", 500), ("post_total_media_view_unique", "400"), ("post_clicks", 30), ("post_reactions_by_type_total", new { like = 8, love = 1 }));

    [Fact]
    public async Task Collect_PostMetrics_AreStored()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-18T10:00:00+0000", insights: Metrics)];
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);

        var post = await PostAsync(pipeline);
        Counts(post, "Views", "Viewers", "Clicks", "ReactionsLike", "ReactionsLove", "ReactionsAnger").ShouldBe("500 400 30 8 1 0");
        post.GetString("ReactionsAngerStatus").ShouldBe("ok");
        stub.Requests.Count(r => r.Edge == "published_posts").ShouldBe(1);
    }

    [Fact]
    public async Task Collect_PostWithoutMetrics_IsNotZero()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-18T10:00:00+0000", insights: StubShapes.PostInsights(("post_clicks", 3)))];
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);

        var post = await PostAsync(pipeline);
        Counts(post, "Views", "Clicks", "ReactionsLike", "Reactions").ShouldBe("- 3 - 10");
        post.GetString("ReactionsLikeStatus").ShouldBe("not_collected");
    }

    [Theory]
    [InlineData(10, "(#10) This endpoint requires the 'read_insights' permission", "no_permission")]
    [InlineData(100, "(#100) Tried accessing nonexisting field (insights)", "not_collected")]
    public async Task Collect_MetricsNotGranted_ListsThePostsWithout(int code, string message, string status)
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [.. Enumerable.Range(1, 5).Reverse().Select(i => StubShapes.Post($"{i}", $"2026-11-1{4 + i}T10:00:00+0000"))];
        stub.Instead = r => AsksForMetrics(r) ? new(400, GraphStub.Error(code, null, message)) : null;
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);

        var posts = await PostsAsync(pipeline);
        posts.Select(p => p.GetString("PostId")).ShouldBe(["1000_1", "1000_2", "1000_3", "1000_4", "1000_5"]);
        posts.ShouldAllBe(p => p.GetInt64("Reactions") == 10 && p.GetString("ViewsStatus") == status);
        (await pipeline.StateAsync()).Status.ShouldBe(Core.MetricStatus.Ok);
        stub.Requests.Count(r => r.Edge == "published_posts").ShouldBe(3 + 1, "the refusal holds for the pages that follow");
    }

    [Fact]
    public async Task Collect_MetricsRefusedLater_KeepWhatWasRead()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-18T10:00:00+0000", insights: Metrics)];
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);

        stub.Instead = r => AsksForMetrics(r) ? new(400, GraphStub.Error(10)) : null;
        await CollectAsync(pipeline);

        Counts(await PostAsync(pipeline), "Views", "ReactionsLike").ShouldBe("500 8");
    }

    [Fact]
    public async Task Collect_MetricRemoved_IsIsolatedAndRemembered()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-18T10:00:00+0000", insights: Metrics)];
        stub.Instead = r => AsksForMetrics(r, "post_clicks") ? new(400, GraphStub.Error(100, null, BadMetric)) : null;
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);
        stub.Requests.Clear();
        await CollectAsync(pipeline);

        var post = await PostAsync(pipeline);
        Counts(post, "Views", "Clicks", "ReactionsLike").ShouldBe("500 - 8");
        post.GetString("ClicksStatus").ShouldBe("metric_removed");
        stub.Requests.Count(r => r.Edge == "published_posts").ShouldBe(1);
    }

    [Fact]
    public async Task Collect_MetricsAnsweredOnlyAlone_AreLeftOut()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-18T10:00:00+0000")];
        stub.Instead = r => AsksForMetrics(r, "post_media_view,") ? new(400, GraphStub.Error(100, null, BadMetric)) : null;
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);

        (await PostAsync(pipeline)).GetString("ViewsStatus").ShouldBe("not_collected");
    }

    [Fact]
    public async Task Collect_TooMuchToAnswerAtOnce_AsksForFewerPosts()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-18T10:00:00+0000", insights: Metrics)];
        stub.Instead = r => r.Query.TryGetValue("limit", out var limit) && int.Parse(limit, null) > 30
            ? new(500, GraphStub.Error(1, null, "Please reduce the amount of data you're asking for, then retry your request")) : null;
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);

        stub.Requests.Where(r => r.Edge == "published_posts").Select(r => r.Query["limit"]).ShouldBe(["100", "50", "25"]);
        Counts(await PostAsync(pipeline), "Views").ShouldBe("500");
    }

    private static bool AsksForMetrics(StubRequest request, string metric = "post_") =>
        request.Query.GetValueOrDefault("fields", "") is var fields && fields.Contains("insights.metric(", StringComparison.Ordinal) && fields.Contains(metric, StringComparison.Ordinal);

    private static Task CollectAsync(Pipeline pipeline) => pipeline.CollectAsync("1000", new(2026, 11, 15), new(2026, 11, 21));

    private static string Counts(TableEntity post, params string[] columns) => string.Join(' ', columns.Select(c => post.GetInt64(c)?.ToString(null, null) ?? "-"));

    private static async Task<TableEntity> PostAsync(Pipeline pipeline) => (await PostsAsync(pipeline)).Single();

    private static async Task<IReadOnlyList<TableEntity>> PostsAsync(Pipeline pipeline)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in pipeline.Tables.Posts.QueryAsync<TableEntity>())
            rows.Add(row);
        return rows;
    }

    private async Task<Pipeline> StartAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        return pipeline;
    }
}

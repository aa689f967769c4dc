using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.X;

public class XListingTests(AzuriteFixture azurite)
{
    private const string ManyPosts = """{"followers_count":5,"tweet_count":3201}""";

    private static readonly MetricValue None = MetricValue.Missing(MetricStatus.NotCollected);

    [Fact]
    public async Task List_SeveralPages_AreReadToTheEnd()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = Daily(7);
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        stub.Requests.Where(r => r.IsTimeline).Select(r => r["pagination_token"]).ShouldBe([null, "t2", "t4", "t6"]);
        (await run.DaysAsync()).ShouldAllBe(d => d[PageMetric.PostsPublished].Count == 1);
    }

    [Fact]
    public async Task List_EmptyPageWithANext_GoesOn()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = Daily(1);
        stub.Instead = r => r.IsTimeline && r["pagination_token"] is null ? new(200, """{"meta":{"result_count":0,"next_token":"t0"}}""") : null;
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.DayAsync(XRun.Week.LastDay))[PageMetric.PostsPublished].Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"data":[],"meta":{"result_count":0,"next_token":"round"}}""")]
    [InlineData("""{"meta":{}}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"data":{},"meta":{"result_count":1}}""")]
    [InlineData("""{"data":[{"text":"no id"}],"meta":{"result_count":1}}""")]
    [InlineData("""{"data":[{"id":"a/b","created_at":"2026-11-20T10:30:00.000Z"}],"meta":{"result_count":1}}""")]
    [InlineData("""{"data":[{"id":"12","created_at":"soon"}],"meta":{"result_count":1}}""")]
    [InlineData("""{"data":[{"id":"12","te""")]
    [InlineData("<html>Sorry</html>")]
    public async Task List_UnusableAnswer_IsRetriedAndInTheEndNamed(string body)
    {
        await using var stub = await XStub.StartAsync();
        stub.Instead = r => r.IsTimeline ? new(200, body) : null;
        await using var run = await XRun.StartAsync(azurite, stub);

        var last = await Should.ThrowAsync<TransientSourceException>(() => run.CollectAsync(isLastAttempt: true));

        (await run.StateAsync()).StatusReason.ShouldBe(last.Message);
        (await run.DaysAsync()).ShouldAllBe(d => d[PageMetric.PostsPublished] == None);
    }

    [Fact]
    public async Task List_DeletedPost_IsRemoved()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = Daily(2);
        await using var run = await XRun.StartAsync(azurite, stub);
        await run.CollectAsync();

        stub.Posts = [.. stub.Posts.Skip(1)];
        await run.CollectAsync();

        (await run.FindAsync("900", new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero))).ShouldBeNull();
        (await run.FindAsync("899", new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero))).ShouldNotBeNull();
        (await run.DaysAsync()).Sum(d => d[PageMetric.PostsPublished].Count).ShouldBe(1);
    }

    [Fact]
    public async Task List_EndsBeforeTheWindowDoes_LeavesItsOldDaysUnknown()
    {
        await using var stub = await XStub.StartAsync();
        stub.Metrics = ManyPosts;
        stub.Posts = Daily(3);
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        stub.Requests.Count(r => r.IsTimeline && r["max_results"] == "5" && r["end_time"] == "2026-11-15T00:00:00Z").ShouldBe(1);
        (await run.DaysAsync()).Select(d => d[PageMetric.PostsPublished].Count).ShouldBe([null, null, null, null, null, 1, 1]);
        (await run.DayAsync(XRun.Week.FirstDay))[PageMetric.PostsPublished].ShouldBe(None);
        (await run.FindAsync("898", new(2026, 11, 19, 10, 0, 0, TimeSpan.Zero))).ShouldNotBeNull();
    }

    [Fact]
    public async Task List_DoesNotReachTheWindow_KeepsWhatWasRead()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = Daily(3);
        await using var run = await XRun.StartAsync(azurite, stub);
        await run.CollectAsync();

        (stub.Metrics, stub.Posts) = (ManyPosts, []);
        await run.CollectAsync();

        (await run.FindAsync("898", new(2026, 11, 19, 10, 0, 0, TimeSpan.Zero))).ShouldNotBeNull();
        (await run.DaysAsync()).Select(d => d[PageMetric.PostsPublished].Count).ShouldBe([0, 0, 0, 0, 1, 1, 1]);
    }

    [Fact]
    public async Task List_ReachesBehindTheWindow_IsComplete()
    {
        await using var stub = await XStub.StartAsync();
        stub.Metrics = ManyPosts;
        stub.Posts = [XStub.Post("1", "2026-11-01T10:00:00.000Z")];
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.DaysAsync()).ShouldAllBe(d => d[PageMetric.PostsPublished].Count == 0);
    }

    /// <summary>One post a day, newest first, at ten o'clock; ids fall from 900.</summary>
    private static string[] Daily(int count) => [.. Enumerable.Range(0, count).Select(n => XStub.Post($"{900 - n}", $"2026-11-{21 - n}T10:00:00.000Z"))];
}

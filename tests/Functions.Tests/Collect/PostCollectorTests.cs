using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Collect;

public class PostCollectorTests(AzuriteFixture azurite)
{
    private static readonly DayRange Week = new(new(2026, 11, 15), new(2026, 11, 21));

    [Fact]
    public async Task Collect_SeveralPagesOfPosts_StoresAllAndCountsThemByPacificDay()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts =
        [
            StubShapes.Post("5", "2026-11-22T07:59:59+0000"),
            StubShapes.Post("4", "2026-11-21T08:00:00+0000", reactions: 31, comments: 7, shares: 3),
            StubShapes.Post("3", "2026-11-21T07:59:59+0000"),
            StubShapes.Post("2", "2026-11-15T08:00:00+0000"),
            StubShapes.Post("1", "2026-11-15T07:59:59+0000"),
        ];
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);

        (await pipeline.DaysAsync(Week)).Select(d => d[PageMetric.PostsPublished].Count).ShouldBe([1, 0, 0, 0, 0, 1, 2]);
        var posts = await PostsAsync(pipeline);
        posts.Select(p => p.GetString("PostId")).ShouldBe(["1000_2", "1000_3", "1000_4", "1000_5"]);
        var post = posts[2];
        post.RowKey.ShouldBe("20261121T080000Z|1000_4");
        (post.GetInt64("Reactions"), post.GetInt64("Comments"), post.GetInt64("Shares")).ShouldBe((31, 7, 3));
        post.GetString("Message").ShouldBe("Bonjour");
        posts[1].GetInt64("Shares").ShouldBe(0);
    }

    [Fact]
    public async Task Collect_PostNoLongerListed_IsRemovedWithinTheWindowOnly()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("3", "2026-11-20T10:00:00+0000"), StubShapes.Post("2", "2026-11-18T10:00:00+0000"), StubShapes.Post("1", "2026-11-15T10:00:00+0000")];
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);

        stub.Posts = [StubShapes.Post("3", "2026-11-20T10:00:00+0000")];
        await pipeline.CollectAsync("1000", new(2026, 11, 17), Week.LastDay);

        (await PostsAsync(pipeline)).Select(p => p.GetString("PostId")).ShouldBe(["1000_1", "1000_3"]);
        (await pipeline.DaysAsync(Week)).Select(d => d[PageMetric.PostsPublished].Count).ShouldBe([1, 0, 0, 0, 0, 1, 0]);
    }

    [Fact]
    public async Task Collect_NothingListedAnyMore_RemovesNothingAndSaysWhy()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("2", "2026-11-18T10:00:00+0000"), StubShapes.Post("1", "2026-11-15T10:00:00+0000")];
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);

        stub.Posts = [];
        await CollectAsync(pipeline);

        (await PostsAsync(pipeline)).Select(p => p.GetString("PostId")).ShouldBe(["1000_1", "1000_2"]);
        (await pipeline.DaysAsync(Week)).Sum(d => d[PageMetric.PostsPublished].Count).ShouldBe(2);
        var state = await pipeline.StateAsync();
        state.Status.ShouldBe(MetricStatus.NoPermission);
        state.StatusReason!.ShouldContain("lists no post of page 1000 any more");
    }

    [Fact]
    public async Task Collect_OnlyOlderPostsListed_RemovesTheRangesPosts()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("2", "2026-11-18T10:00:00+0000"), StubShapes.Post("1", "2026-11-10T10:00:00+0000")];
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);

        stub.Posts = [StubShapes.Post("1", "2026-11-10T10:00:00+0000")];
        await CollectAsync(pipeline);

        (await PostsAsync(pipeline)).ShouldBeEmpty();
        (await pipeline.DaysAsync(Week)).Select(d => d[PageMetric.PostsPublished].Count).ShouldAllBe(count => count == 0);
    }

    [Fact]
    public async Task Collect_EmptyAnswerThatTheNextContradicts_IsTriedAgain()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("2", "2026-11-18T10:00:00+0000")];
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);

        stub.Instead = r => r.Edge == "published_posts" && r.Query.ContainsKey("since") ? new(200, """{"data":[]}""") : null;
        await Should.ThrowAsync<TransientSourceException>(() => CollectAsync(pipeline));

        (await PostsAsync(pipeline)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Collect_ListingBrokenOff_RemovesNothing()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [.. Enumerable.Range(1, 6).Reverse().Select(i => StubShapes.Post($"{i}", $"2026-11-{14 + i}T10:00:00+0000"))];
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);

        stub.Instead = r => r.Query.ContainsKey("after") ? new(500, "{}") : null;
        await Should.ThrowAsync<Exception>(() => CollectAsync(pipeline));

        (await PostsAsync(pipeline)).Count.ShouldBe(6);
    }

    [Fact]
    public async Task Collect_PostWithAnotherDate_IsStoredOnce()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-18T10:00:00+0000")];
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);

        stub.Posts = [StubShapes.Post("1", "2026-11-16T10:00:00+0000")];
        await CollectAsync(pipeline);

        (await PostsAsync(pipeline)).Select(p => p.RowKey).ShouldBe(["20261116T100000Z|1000_1"]);
    }

    [Fact]
    public async Task Collect_CountLeftOutLater_KeepsTheLastKnown()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-18T10:00:00+0000", reactions: 9)];
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);

        stub.Posts = ["""{"id":"1000_1","created_time":"2026-11-18T10:00:00+0000","comments":{"summary":{"total_count":"12"}}}"""];
        await CollectAsync(pipeline);

        var post = (await PostsAsync(pipeline)).Single();
        post.GetInt64("Reactions").ShouldBe(9);
        post.GetInt64("Comments").ShouldBe(12);
        post.ContainsKey("Message").ShouldBeFalse();
    }

    [Fact]
    public async Task Collect_LongTexts_FitTheTable()
    {
        await using var stub = await GraphStub.StartAsync();
        var text = string.Concat(Enumerable.Repeat("d\u00e9j\u00e0 \ud83d\ude00", 9000));
        stub.Posts = [.. Enumerable.Range(10, 40).Reverse().Select(i => StubShapes.Post($"{i}", $"2026-11-18T10:00:{i}+0000", message: text))];
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);

        var posts = await PostsAsync(pipeline);
        posts.Count.ShouldBe(40);
        posts.ShouldAllBe(p => text.StartsWith(p.GetString("Message"), StringComparison.Ordinal) && p.GetString("Message").Length >= 31_999);
    }

    [Fact]
    public async Task Collect_UnchangedPosts_AreNotWrittenAgain()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("2", "2026-11-19T10:00:00+0000"), StubShapes.Post("1", "2026-11-18T10:00:00+0000")];
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);
        var before = await PostsAsync(pipeline);

        await CollectAsync(pipeline);

        (await PostsAsync(pipeline)).Select(p => p.ETag).ShouldBe(before.Select(p => p.ETag));
    }

    private static Task CollectAsync(Pipeline pipeline) => pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

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

using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Facebook;

public class FacebookCommentsTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static readonly (string, string?)[] SmallPages =
        [("Facebook:CommentedPostsPageSize", "2"), ("Facebook:NestedCommentsPageSize", "3"), ("Facebook:CommentsPageSize", "4")];

    [Fact]
    public async Task Collect_EachField_IsStoredWithoutNamesAndIds()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day);
        run.Comments.Add("1000_1", "1_1", Day);
        run.Comments.Add("1000_1", "1_2", Day, parent: "1_1", from: "1000");
        run.Comments["1_1"]["is_hidden"] = true;

        await run.CollectAsync();

        var (comment, reply) = (await run.StoredAsync("1_1"), await run.StoredAsync("1_2"));
        comment.Reading.ShouldNotBeNull().Text.Language.ShouldBe(Engagement.Core.Text.TextLanguage.English);
        (comment with { Reading = null }).ShouldBe(new Comment(
            new(Network.Facebook, "1000"), "1_1", CommentKind.Comment, new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), "1000_1", null,
            run.Pipeline.Get<AuthorKeys>().Of(Network.Facebook, "777000777", Pipeline.Morning), false, "Text of 1_1", CommentState.Hidden)
        {
            StateSince = Network.Facebook.StartOf(new(2026, 11, 22)), PostDay = Day, Likes = MetricValue.Ok(3), Replies = MetricValue.Ok(1),
        });
        comment.AuthorKey.ShouldNotBeNull();
        (reply.Kind, reply.ParentId, reply.IsFromPage, reply.AuthorKey, reply.State).ShouldBe((CommentKind.Reply, "1_1", true, null, CommentState.Visible));
        var everything = string.Join('\n', [await run.Pipeline.DumpAsync(), .. run.Pipeline.Logs.All]);
        foreach (var personal in new[] { "777000777", "Ada", Pipeline.Token, "secret" })
            everything.ShouldNotContain(personal);
        (await run.StateAsync()).Covered.ToString().ShouldBe("2026-11-15..2026-11-21");
    }

    [Fact]
    public async Task Collect_OptionalFieldsAbsent_AreNotKnown()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day, comments: 1);
        foreach (var field in new[] { "from", "like_count", "comment_count", "is_hidden", "message" })
            run.Comments["1_1"].Remove(field);

        await run.CollectAsync();

        var comment = await run.StoredAsync("1_1");
        (comment.AuthorKey, comment.IsFromPage, comment.Message, comment.Likes, comment.Replies, comment.State)
            .ShouldBe((null, null, null, default, default, CommentState.Visible));
    }

    [Theory]
    [InlineData(new[] { 0, 0, 3 }, 2)]
    [InlineData(new[] { 3, 3 }, 1)]
    [InlineData(new[] { 4 }, 1 + 1)]
    [InlineData(new[] { 7, 8, 11, 0, 12 }, 3 + 1 + 2 + 2 + 3)]
    [InlineData(new int[0], 1)]
    public async Task Collect_AnyNumberOfComments_TakesTheFewestRequests(int[] comments, int requests)
    {
        await using var run = await CommentRun.StartAsync(azurite, settings: SmallPages);
        for (var post = 1; post <= comments.Length; post++)
            run.Comments.AddPost($"1000_{post}", new DateOnly(2026, 11, 15).AddDays(post - 1), comments[post - 1]);

        await run.CollectAsync();

        (await run.StoredAsync()).Count.ShouldBe(comments.Sum());
        run.Graph.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task Collect_LessDataIsWanted_HalvesThePagesAndKeepsThemSmall()
    {
        await using var run = await CommentRun.StartAsync(azurite, settings: [("Facebook:CommentedPostsPageSize", "8"), ("Facebook:NestedCommentsPageSize", "4"), ("Facebook:CommentsPageSize", "8")]);
        run.Comments.AddPost("1000_1", Day, comments: 12);
        run.Comments.AddPost("1000_2", Day.AddDays(-1), comments: 2);
        run.Graph.Instead = request => request is { Edge: "published_posts", Query: var query } && int.Parse(query["limit"], null) * (query["fields"].Contains("limit(4)", StringComparison.Ordinal) ? 4 : 2) > 4
                || request is { Edge: "comments" } && request.Query["limit"] != "4"
            ? new(500, GraphStub.Error(1, message: "Please reduce the amount of data you're asking for, then retry your request"))
            : run.Comments.Answer(request);

        await run.CollectAsync();

        (await run.StoredAsync()).Count.ShouldBe(14);
        run.Graph.Requests.Select(r => r.Query["limit"]).ShouldBe(["8", "4", "2", "2", "8", "4", "4", "4"]);
    }

    [Fact]
    public async Task Collect_EmptyPageThatGoesOn_IsFollowed()
    {
        await using var run = await CommentRun.StartAsync(azurite, settings: SmallPages);
        run.Comments.AddPost("1000_1", Day, comments: 9);
        run.Graph.Instead = request => request.Edge == "comments" && request.Query["after"] == "3"
            ? new(200, """{"data":[],"paging":{"cursors":{"after":"5"},"next":"https://graph.invalid/?after=5"}}""")
            : run.Comments.Answer(request);

        await run.CollectAsync();

        (await run.StoredAsync()).Count.ShouldBe(3 + 4);
    }

    [Fact]
    public async Task Collect_ListInACircle_FailsAndMarksNothing()
    {
        await using var run = await CommentRun.StartAsync(azurite, settings: SmallPages);
        run.Comments.AddPost("1000_1", Day, comments: 9);
        await run.CollectAsync();
        run.Graph.Instead = request => request.Edge == "comments"
            ? new(200, """{"data":[],"paging":{"cursors":{"after":"3"},"next":"https://graph.invalid/?after=3"}}""")
            : run.Comments.Answer(request);

        await Should.ThrowAsync<TransientSourceException>(() => run.CollectAsync());

        (await run.StoredAsync()).ShouldAllBe(c => c.State == CommentState.Visible);
    }

    [Theory]
    [InlineData("from{id}")]
    [InlineData("is_hidden")]
    [InlineData("like_count")]
    [InlineData("summary(total_count)")]
    public async Task Collect_FieldRefused_GoesWithoutItAndRemembers(string field)
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day, comments: 60);
        run.Comments.RefusedFields = [field];

        await run.CollectAsync();
        var first = run.Graph.Requests.Count;
        await run.CollectAsync();

        (await run.StoredAsync()).Count.ShouldBe(60);
        (await run.StoredAsync("1_1")).AuthorKey.ShouldBe(field == "from{id}" ? null : run.Pipeline.Get<AuthorKeys>().Of(Network.Facebook, "777000777", Pipeline.Morning));
        (await run.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
        (run.Graph.Requests.Count - first).ShouldBe(2, "the first message found out");
    }

    [Fact]
    public async Task Collect_HidingNotGranted_KeepsWhatIsKnown()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day, comments: 2);
        run.Comments["1_1"]["is_hidden"] = true;
        await run.CollectAsync();
        run.Comments.RefusedFields = ["is_hidden"];

        await run.CollectAsync();

        ((await run.StoredAsync("1_1")).State, (await run.StoredAsync("1_2")).State).ShouldBe((CommentState.Hidden, CommentState.Visible));
    }

    [Theory]
    [InlineData(400, 10)]
    [InlineData(403, 200)]
    public async Task Collect_CommentsRefused_LeavesDaysAndPostsAlone(int status, int code)
    {
        await using var run = await CommentRun.StartAsync(azurite, CollectedData.Usual);
        run.Graph.Instead = request => request.Query.GetValueOrDefault("fields", "").Contains("order(chronological)", StringComparison.Ordinal) ? new(status, GraphStub.Error(code)) : null;
        run.Graph.Posts = [StubShapes.Post("1", "2026-11-20T10:00:00+0000")];

        await run.CollectAsync();
        await run.Pipeline.CollectAsync("1000", CommentRun.Week.FirstDay, CommentRun.Week.LastDay);

        (await run.StateAsync()).Status.ShouldBe(MetricStatus.NoPermission);
        (await run.StateAsync()).Covered.ShouldBe(CoveredDays.None);
        (await run.Pipeline.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
        (await run.Pipeline.DaysAsync(CommentRun.Week)).Sum(d => d[PageMetric.PostsPublished].Count).ShouldBe(1);
        (await run.StoredAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_PostDeletedWhileItIsListed_CostsNoOtherItsComments()
    {
        await using var run = await CommentRun.StartAsync(azurite, settings: SmallPages);
        run.Comments.AddPost("1000_1", Day, comments: 5);
        run.Comments.AddPost("1000_2", Day.AddDays(-1), comments: 5);
        await run.CollectAsync();
        run.Graph.Instead = request => request is { PageId: "1000_1", Edge: "comments" } ? new(400, GraphStub.Error(100, 33)) : run.Comments.Answer(request);
        run.Comments.Add("1000_2", "2_6", Day);

        await run.CollectAsync();

        (await run.StoredAsync()).Count.ShouldBe(11);
        (await run.StoredAsync()).ShouldAllBe(c => c.State == CommentState.Visible);
        (await run.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
    }

    [Fact]
    public async Task Collect_CountedButNoneListed_IsARefusalAndNotTheirEnd()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day, comments: 12);
        run.Comments.Counted = _ => 12;
        await run.CollectAsync();
        for (var number = 1; number <= 12; number++)
            run.Comments.Remove($"1_{number}");

        await run.CollectAsync();
        (await run.StateAsync()).Status.ShouldBe(MetricStatus.NoPermission);
        (await run.StateAsync()).StatusReason!.ShouldContain("pages_read_user_content");

        run.Comments.Counted = _ => 2;
        await run.CollectAsync();
        (await run.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
        (await run.StoredAsync()).ShouldAllBe(c => c.State == CommentState.Visible);

        run.Comments.Counted = _ => 0;
        await run.CollectAsync();
        (await run.StoredAsync()).ShouldAllBe(c => c.State == CommentState.Vanished);
    }

    [Fact]
    public async Task Collect_CommentWithoutAUsableId_IsPassedOverAndItsPostNotJudged()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day, comments: 3);
        await run.CollectAsync();
        run.Comments.Remove("1_2");
        run.Comments["1_1"]["id"] = "1/1?";

        await run.CollectAsync();

        (await run.StoredAsync()).Select(c => $"{c.Id} {c.State}").ShouldBe(["1_1 Visible", "1_2 Visible", "1_3 Visible"]);
    }

    [Fact]
    public async Task Collect_Throttled_WaitsAsTheDaysDo()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Graph.Instead = _ => new(400, GraphStub.Error(80001), UsageHeader: """{"1000":[{"type":"pages","estimated_time_to_regain_access":7}]}""");

        await run.CollectAsync();

        (await run.StateAsync()).Status.ShouldBe(MetricStatus.NotCollected);
        var message = (await run.Pipeline.Queues.Client(Functions.Storage.MessageQueues.Collect).GetPropertiesAsync(TestContext.Current.CancellationToken)).Value;
        message.ApproximateMessagesCount.ShouldBe(1);
    }
}

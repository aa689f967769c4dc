using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.X;

public class XCommentsTests(AzuriteFixture azurite)
{
    private const CollectedData Everything = CollectedData.Insights | CollectedData.Posts | CollectedData.Comments;
    private const string Someone = "700";
    private const string Another = "800";

    private static readonly (string, string?) Secret = ("Collection:AuthorSecret", "0123456789abcdef0123456789abcdef");

    private static readonly string Root = Id(19, 10);
    private static readonly string Reply = Id(20, 10);
    private static readonly string Deep = Id(20, 12);
    private static readonly string Answer = Id(21, 9);
    private static readonly string Mention = Id(18, 10);
    private static readonly string Thanks = Id(21, 11);

    [Fact]
    public async Task Collect_WhatIsSaidToTheAccount_IsStoredByWhereItWasSaid()
    {
        await using var stub = await StubAsync();
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything, settings: Secret);

        await run.CollectAsync();
        await run.CollectAsync(stream: CollectionStream.Comments);

        (await run.StateAsync(CollectionStream.Comments)).Covered.ToString().ShouldBe("2026-11-15..2026-11-21");
        (await run.CommentsAsync()).Select(Place).ShouldBe(
        [
            $"{Mention} Mention - - False",
            $"{Reply} Comment {Root} - False",
            $"{Deep} Reply {Root} {Reply} False",
            $"{Answer} Reply {Root} {Reply} True",
            $"{Thanks} Mention - {Mention} True",
        ]);
        var comments = (await run.CommentsAsync()).ToDictionary(c => c.Id);
        comments[Reply].AuthorKey.ShouldNotBeNull().ShouldBe(comments[Mention].AuthorKey);
        comments[Answer].AuthorKey.ShouldNotBe(comments[Reply].AuthorKey);
        (comments[Reply].Message, comments[Reply].Likes, comments[Reply].Replies).ShouldBe(("Bonjour", MetricValue.Ok(3), MetricValue.Ok(1)));
        (await run.DumpAsync()).ShouldNotContain($"\"{Someone}\"");
    }

    [Fact]
    public async Task Collect_AnyOrderTwiceAndAtOnce_LeavesTheSameTables()
    {
        await using var stub = await StubAsync();
        await using var once = await XRun.StartAsync(azurite, stub, collects: Everything, settings: Secret);
        await using var often = await XRun.StartAsync(azurite, stub, collects: Everything, settings: Secret);
        await once.CollectAsync();
        await once.CollectAsync(stream: CollectionStream.Comments);

        await often.CollectAsync(stream: CollectionStream.Comments);
        await often.CollectAsync();
        await Task.WhenAll(often.CollectAsync(stream: CollectionStream.Comments), often.CollectAsync(), often.CollectAsync(stream: CollectionStream.Comments));

        (await often.DumpAsync()).ShouldBe(await once.DumpAsync());
    }

    [Fact]
    public async Task Collect_NoSecret_KeepsNoAuthor()
    {
        await using var stub = await StubAsync();
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything);

        await run.CollectAsync(stream: CollectionStream.Comments);

        (await run.CommentsAsync()).ShouldAllBe(c => c.AuthorKey == null && c.IsFromPage == false);
    }

    [Theory]
    [InlineData("tweet", "tweet.fields", "created_at,public_metrics,conversation_id,note_tweet,author_id,referenced_tweets,in_reply_to_user_id")]
    [InlineData("post", "post.fields", "created_at,public_metrics,conversation_id,note_post")]
    public async Task Collect_Mentions_AreAskedForWithoutWhatCostsMore(string family, string parameter, string fields)
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything, settings: ("X:FieldFamily", family));

        await run.CollectAsync(stream: CollectionStream.Comments);

        var request = stub.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe($"users/{XStub.UserId}/mentions");
        request.Query.ShouldBe(
            new Dictionary<string, string> { [parameter] = fields, ["max_results"] = "100", ["start_time"] = "2026-11-15T00:00:00Z", ["end_time"] = "2026-11-22T00:00:00Z" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Collect_NewSpelling_KnowsTheConversationButNotWhoSpoke()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [Post(Root, replies: 1)];
        stub.Mentions = [Post(Reply, $$""", "conversation_id":"{{Root}}" """), Post(Mention, $$""", "conversation_id":"{{Mention}}" """)];
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything, settings: [Secret, ("X:FieldFamily", "post")]);

        await run.CollectAsync();
        await run.CollectAsync(stream: CollectionStream.Comments);

        (await run.CommentsAsync()).Select(Place).ShouldBe([$"{Mention} Mention - - ", $"{Reply} Comment {Root} - "]);
        stub.Requests.ShouldNotContain(r => r.IsLookup);
    }

    [Fact]
    public async Task Collect_ConversationThatNobodyKnows_IsAskedForOnce()
    {
        await using var stub = await XStub.StartAsync();
        var (old, foreign, gone) = (Id(2, 1), Id(2, 2), Id(2, 3));
        stub.Others = [Post(old, author: XStub.UserId), Post(foreign, author: Someone)];
        stub.Mentions = [.. Enumerable.Range(0, 6).Select(n => Post(Id(20, 20 - n), author: Another, conversation: new[] { old, foreign, gone }[n % 3], repliedTo: Reply, repliedToAuthor: Someone))];
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything, settings: Secret);

        await run.CollectAsync(stream: CollectionStream.Comments);

        (await run.CommentsAsync()).CountBy(c => $"{c.Kind} {c.PostId}").ToDictionary().ShouldBe(new Dictionary<string, int> { [$"Reply {old}"] = 2, ["Mention "] = 4 }, ignoreOrder: true);
        // Two mentions to a page of the stub's list, and three conversations.
        stub.Requests.Where(r => r.IsLookup).SelectMany(r => r["ids"]!.Split(',')).Order().ShouldBe(new[] { old, foreign, gone }.Order());
        (await run.SpendAsync()).PostsRead.ShouldBe(6 + 2);
    }

    [Fact]
    public async Task Collect_OnlyDeletedConversations_AreNoRefusal()
    {
        await using var stub = await XStub.StartAsync();
        stub.Mentions = [Post(Deep, author: Another, conversation: Id(2, 3), repliedTo: Reply, repliedToAuthor: Someone)];
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything);

        await run.CollectAsync(stream: CollectionStream.Comments);

        (await run.StateAsync(CollectionStream.Comments)).Status.ShouldBe(MetricStatus.Ok);
        (await run.CommentsAsync()).ShouldHaveSingleItem().Kind.ShouldBe(CommentKind.Mention);
    }

    [Fact]
    public async Task Collect_PostCountsMoreReplies_SearchesItsConversation()
    {
        await using var stub = await StubAsync();
        var hidden = Id(21, 12);
        stub.Others = [Post(hidden, author: Another, conversation: Root, repliedTo: Deep, repliedToAuthor: Another), .. stub.Others];
        stub.Posts = [.. stub.Posts.Where(post => !post.Contains($"\"id\":\"{Root}\"", StringComparison.Ordinal)), Post(Root, replies: 2)];
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything, settings: Secret);
        await run.CollectAsync();

        await run.CollectAsync(stream: CollectionStream.Comments);

        var search = stub.Requests.First(r => r.IsSearch);
        (search["query"], search["max_results"], search["end_time"]).ShouldBe(($"conversation_id:{Root}", "100", "2026-11-22T00:00:00Z"));
        (await run.CommentsAsync()).Select(Place).ShouldContain($"{hidden} Reply {Root} {Deep} False");
        (await run.CommentsAsync()).ShouldNotContain(c => c.Id == Root);
        (await run.CommentsAsync()).Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(1, 21)]
    [InlineData(2, 20)]
    public async Task Collect_RepliesAllThereOrWindowOfThePast_SearchesNothing(int replies, int lastDay)
    {
        await using var stub = await StubAsync();
        stub.Posts = [Post(Root, replies: replies)];
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything, settings: Secret);
        await run.CollectAsync();

        await run.CollectAsync(new(XRun.Week.FirstDay, new(2026, 11, lastDay)), stream: CollectionStream.Comments);

        stub.Requests.ShouldNotContain(r => r.IsSearch);
    }

    [Fact]
    public async Task Collect_ManyConversations_AreSearchedTogetherWithinTheLengthThatXAllows()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [.. Enumerable.Range(0, 20).Select(n => Post(Id(21, 20 - n), replies: 1))];
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything);
        await run.CollectAsync();

        await run.CollectAsync(stream: CollectionStream.Comments);

        var queries = stub.Requests.Where(r => r.IsSearch).Select(r => r["query"]!).ToList();
        queries.Count.ShouldBe(2);
        queries.ShouldAllBe(query => query.Length <= 512);
        queries.SelectMany(query => query.Split(" OR ")).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task Collect_RepostOfAMention_IsNotSaidAgain()
    {
        await using var stub = await XStub.StartAsync();
        stub.Mentions = [Post(Deep, $$""", "author_id":"{{Another}}","conversation_id":"{{Deep}}","referenced_tweets":[{"type":"retweeted","id":"{{Mention}}"}]""")];
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything);

        await run.CollectAsync(stream: CollectionStream.Comments);

        (await run.CommentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_UserName_IsLookedUpByTheFirstStreamOnly()
    {
        await using var stub = await StubAsync();
        await using var run = await XRun.StartAsync(azurite, stub, id: "xdevelopers", collects: Everything);

        await run.CollectAsync(stream: CollectionStream.Comments);
        await run.CollectAsync(stream: CollectionStream.Comments);

        stub.Requests.Count(r => r.Path == "users/by/username/xdevelopers").ShouldBe(1);
    }

    [Fact]
    public async Task Collect_BudgetSpent_StopsBeforeTheNextPageAndKeepsWhatWasPaidFor()
    {
        await using var stub = await XStub.StartAsync();
        stub.Mentions = [.. Enumerable.Range(0, 6).Select(n => Post(Id(20, 20 - n), author: Another, conversation: Id(20, 20 - n)))];
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything, settings: ("X:MonthlyBudgetDollars", "0.02"));

        await run.CollectAsync(stream: CollectionStream.Comments);

        var state = await run.StateAsync(CollectionStream.Comments);
        state.StatusReason.ShouldNotBeNull().ShouldContain("X__MonthlyBudgetDollars");
        state.Covered.Ranges.ShouldBeEmpty();
        (await run.CommentsAsync()).Count.ShouldBe(4);
        (await run.SpendAsync()).ShouldBe(new Spend(4, 0, 20_000));
    }

    [Fact]
    public async Task Collect_Refused_LeavesTheDaysAlone()
    {
        await using var stub = await StubAsync();
        stub.Instead = r => r.IsMentions ? new(403, """{"title":"Forbidden","type":"about:blank"}""") : null;
        await using var run = await XRun.StartAsync(azurite, stub, collects: Everything);

        await run.CollectAsync();
        await run.CollectAsync(stream: CollectionStream.Comments);

        (await run.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
        (await run.StateAsync(CollectionStream.Comments)).Status.ShouldBe(MetricStatus.NoPermission);
    }

    private static string Place(Comment c) => $"{c.Id} {c.Kind} {c.PostId ?? "-"} {c.ParentId ?? "-"} {c.IsFromPage}";

    /// <summary>The account's post with a reply to it, a reply to that and its own answer; a mention and its answer to that.</summary>
    private static async Task<XStub> StubAsync()
    {
        var stub = await XStub.StartAsync();
        stub.Posts =
        [
            Post(Thanks, conversation: Mention, repliedTo: Mention, repliedToAuthor: Someone),
            Post(Answer, conversation: Root, repliedTo: Reply, repliedToAuthor: Someone),
            Post(Root, replies: 1),
        ];
        stub.Mentions =
        [
            Post(Deep, author: Another, conversation: Root, repliedTo: Reply, repliedToAuthor: Someone),
            Post(Reply, author: Someone, conversation: Root, repliedTo: Root, repliedToAuthor: XStub.UserId, replies: 1),
            Post(Mention, author: Someone, conversation: Mention),
        ];
        stub.Others = [.. stub.Mentions, Post(Answer, author: XStub.UserId, conversation: Root, repliedTo: Reply, repliedToAuthor: Someone), Post(Root, author: XStub.UserId, conversation: Root)];
        return stub;
    }

    /// <summary>An id as X makes it, of an hour in November 2026.</summary>
    private static string Id(int day, int hour) =>
        $"{(new DateTimeOffset(2026, 11, day, hour, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() - 1_288_834_974_657) << 22}";

    private static string Post(string id, string? author = null, string? conversation = null, string? repliedTo = null, string? repliedToAuthor = null, int replies = 0) => Post(id,
        $$""", "author_id":"{{author ?? XStub.UserId}}","conversation_id":"{{conversation ?? id}}","public_metrics":{"retweet_count":0,"reply_count":{{replies}},"like_count":3,"quote_count":0}"""
        + (repliedTo is null ? "" : $$""", "in_reply_to_user_id":"{{repliedToAuthor}}","referenced_tweets":[{"type":"replied_to","id":"{{repliedTo}}"}]"""));

    private static string Post(string id, string rest) =>
        XStub.Post(id, Functions.Networks.X.XRoots.CreatedAt(id)!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), rest);
}

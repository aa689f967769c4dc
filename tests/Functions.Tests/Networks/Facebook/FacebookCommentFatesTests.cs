using Engagement.Core;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Facebook;

/// <summary>What became of comments, found by listing and told by the webhook, in every order.</summary>
public class FacebookCommentFatesTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly DateTimeOffset EndOfWeek = Network.Facebook.StartOf(new(2026, 11, 22));
    private static readonly DateTimeOffset Evening = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Listing_CommentNoLongerThere_VanishesWithTextAndAuthorAndComesBack()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day, comments: 3);
        await run.CollectAsync();

        run.Comments.Remove("1_2");
        await run.CollectAsync();
        var vanished = await run.StoredAsync("1_2");
        await run.CollectAsync(asOfDay: CommentRun.Week.LastDay.AddDays(1));

        (vanished.State, vanished.StateSince, vanished.Message, vanished.AuthorKey).ShouldBe((CommentState.Vanished, EndOfWeek, null, null));
        (await run.StoredAsync("1_2")).ShouldBe(vanished);
        (await run.StoredAsync()).Count(c => c.State == CommentState.Visible).ShouldBe(2);

        run.Comments.Add("1000_1", "1_2", Day);
        run.Comments["1_2"]["created_time"] = "2026-11-20T12:00:01+0000";
        await run.CollectAsync();
        var back = await run.StoredAsync("1_2");
        (back.State, back.StateSince, back.Message).ShouldBe((CommentState.Visible, null, "Text of 1_2"));
        back.AuthorKey.ShouldNotBeNull();
    }

    [Fact]
    public async Task Listing_PostNoLongerThere_TakesItsCommentsAlong()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day, comments: 2);
        run.Comments.AddPost("1000_2", new(2026, 11, 16), comments: 2);
        run.Comments.AddPost("1000_3", new(2026, 11, 10), comments: 1);
        // Months after its post.
        run.Comments.Add("1000_3", "3_2", Day);
        await run.CollectAsync(new(new(2026, 11, 1), CommentRun.Week.LastDay));

        run.Comments.RemovePost("1000_2");
        run.Comments.RemovePost("1000_3");
        await run.CollectAsync();

        (await run.StoredAsync()).Select(c => $"{c.Id} {c.State}").ShouldBe(
            ["3_1 Visible", "2_1 Vanished", "2_2 Vanished", "1_1 Visible", "3_2 Visible", "1_2 Visible"], ignoreOrder: true);
    }

    [Fact]
    public async Task Listing_CommentsOfLaterDays_AreNotJudged()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day, comments: 1);
        run.Comments.Add("1000_1", "1_2", CommentRun.Week.LastDay.AddDays(1));
        await run.CollectAsync();
        run.Comments.Remove("1_2");

        await run.CollectAsync();
        (await run.StoredAsync("1_2")).State.ShouldBe(CommentState.Visible);

        await run.CollectAsync(asOfDay: CommentRun.Week.LastDay.AddDays(1));
        (await run.StoredAsync("1_2")).State.ShouldBe(CommentState.Vanished);
    }

    [Fact]
    public async Task Told_AnyOrderWithTheListing_EndsTheSame()
    {
        var ends = new List<string>();
        foreach (var order in new[] { "told listed", "listed told", "listed told told listed", "told told listed listed" })
        {
            await using var run = await CommentRun.StartAsync(azurite);
            run.Comments.AddPost("1000_1", Day, comments: 4);
            run.Comments["1_1"]["is_hidden"] = true;
            // Facebook shows a removed comment a little longer.
            foreach (var step in order.Split(' '))
                if (step == "listed")
                    await run.CollectAsync();
                else
                    foreach (var (verb, comment, hours) in new[] { ("unhide", "1_2", 2), ("hide", "1_2", 1), ("hide", "1_1", 3), ("remove", "1_3", 4), ("edited", "1_4", 5), ("remove", "1_9", 6) })
                        await run.TellAsync(verb, comment, Evening.AddHours(hours));
            ends.Add(string.Join('\n', (await run.StoredAsync()).Select(c => $"{c.Id} {c.State} {c.StateSince:u} {c.StateToldAt:u} {c.Message} {c.AuthorKey is null}")));
        }

        ends.Distinct().ShouldBe([string.Join('\n',
            "1_1 Hidden 2026-11-20 23:00:00Z 2026-11-20 23:00:00Z Text of 1_1 False",
            "1_2 Visible  2026-11-20 22:00:00Z Text of 1_2 False",
            "1_3 Removed 2026-11-21 00:00:00Z 2026-11-21 00:00:00Z  True",
            "1_4 Visible   Text of 1_4 False")]);
    }

    [Fact]
    public async Task Told_OfCommentsOfMonthsAgo_FindsThem()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", new(2026, 9, 1), comments: 1);
        run.Comments.Add("1000_1", "1_2", new(2026, 10, 5));
        await run.CollectAsync(new(new(2026, 8, 24), CommentRun.Week.LastDay));

        await run.TellAsync("remove", "1_1", Evening);
        await run.TellAsync("hide", "1_2", Evening);

        ((await run.StoredAsync("1_1")).State, (await run.StoredAsync("1_2")).State).ShouldBe((CommentState.Removed, CommentState.Hidden));
    }

    [Fact]
    public async Task Told_WhileTheListingGoesOn_IsNotLost()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", Day, comments: 1);
        var told = false;
        run.Graph.Instead = request =>
        {
            if (!told)
                run.TellAsync("remove", "1_1", Evening).GetAwaiter().GetResult();
            told = true;
            return run.Comments.Answer(request);
        };

        await run.CollectAsync();

        var comment = await run.StoredAsync("1_1");
        (comment.State, comment.Message, comment.AuthorKey).ShouldBe((CommentState.Removed, null, null));
    }

    [Fact]
    public async Task Told_BeforeCommentsWereEverAskedFor_AddsNoComment()
    {
        await using var run = await CommentRun.StartAsync(azurite);

        await run.TellAsync("remove", "1_1", Evening);

        (await run.StoredAsync()).ShouldBeEmpty();
    }
}

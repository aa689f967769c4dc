using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Networks.Facebook;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Retention;

public class TextSweepTests(AzuriteFixture azurite)
{
    private static readonly DateOnly OldDay = new(2026, 9, 10);

    [Fact]
    public async Task Sweep_TextsThatAreTooOld_GoAndEverythingElseStays()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", OldDay, comments: 130);
        run.Comments.AddPost("1000_2", new(2026, 11, 20), comments: 2);
        await run.CollectAsync(new(OldDay, CommentRun.Week.LastDay));
        var before = await run.StoredAsync();
        before.ShouldAllBe(c => c.Message != null);

        // Ninety days are over.
        run.Pipeline.Clock.Advance(TimeSpan.FromDays(18));
        await SweepAsync(run.Pipeline);
        await SweepAsync(run.Pipeline);

        (await run.StoredAsync()).ShouldBe(before.Select(c => c.PostId == "1000_1" ? c with { Message = null } : c));
        before.ShouldAllBe(c => c.AuthorKey != null);
    }

    [Fact]
    public async Task Collect_CommentsOlderThanTheirTextsAreKept_AreStoredWithout()
    {
        await using var run = await CommentRun.StartAsync(azurite, settings: [("Retention:TextDays", "2")]);
        run.Comments.AddPost("1000_1", new(2026, 11, 18), comments: 1);
        run.Comments.Add("1000_1", "1_2", new(2026, 11, 19));
        run.Comments.Add("1000_1", "1_3", new(2026, 11, 20));
        run.Comments.Add("1000_1", "1_4", new(2026, 11, 21));

        await run.CollectAsync();

        (await run.StoredAsync()).Select(c => $"{c.Id} {c.Message}").ShouldBe(["1_1 ", "1_2 ", "1_3 Text of 1_3", "1_4 Text of 1_4"]);
    }

    [Fact]
    public async Task Sweep_PageNoLongerRegistered_IsSweptToo()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", OldDay, comments: 1);
        await run.CollectAsync(new(OldDay, CommentRun.Week.LastDay));
        await run.Pipeline.Get<Pages>().RemoveAsync(new(Network.Facebook, "1000"), CancellationToken.None);

        run.Pipeline.Clock.Advance(TimeSpan.FromDays(18));
        await SweepAsync(run.Pipeline);

        (await run.StoredAsync("1_1")).Message.ShouldBeNull();
    }

    [Fact]
    public async Task Sweep_ChangesOfTwoYearsAgo_GoAndLaterOnesStay()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        foreach (var (comment, at) in new[] { ("1_1", Pipeline.Morning.AddDays(-732)), ("1_2", Pipeline.Morning.AddDays(-500)), ("1_3", Pipeline.Morning) })
            await run.TellAsync("hide", comment, at);

        await SweepAsync(run.Pipeline);

        var changes = await run.Pipeline.Tables.FeedChanges.QueryAsync<TableEntity>().ToListAsync(TestContext.Current.CancellationToken);
        changes.Select(row => row.GetString("CommentId")).ShouldBe(["1_2", "1_3"]);
    }

    [Fact]
    public async Task Schedule_EachPageWithComments_IsOneMessageThatNamesItsDays()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        await run.Pipeline.RegisterAsync("2000");

        await run.Pipeline.Get<TextSweep>().ScheduleAsync(CancellationToken.None);

        (await run.Pipeline.TakeAsync(MessageQueues.ForgetTexts)).ShouldBe(["""{"version":1,"page":"facebook/1000","textsBefore":"2026-08-24","changesBefore":"2024-11-22"}"""]);
    }

    private static async Task SweepAsync(Pipeline pipeline)
    {
        await pipeline.Get<TextSweep>().ScheduleAsync(CancellationToken.None);
        foreach (var message in await pipeline.TakeAsync(MessageQueues.ForgetTexts))
            await pipeline.Get<TextSweep>().RunAsync(ForgetTextsMessage.Parse(message), CancellationToken.None);
    }
}

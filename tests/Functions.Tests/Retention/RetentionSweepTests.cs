using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Privacy;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Networks.Facebook;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Retention;

public class RetentionSweepTests(AzuriteFixture azurite)
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

        await run.Pipeline.Get<RetentionSweep>().ScheduleAsync(CancellationToken.None);

        (await run.Pipeline.TakeAsync(MessageQueues.ForgetTexts)).ShouldBe(["""{"version":1,"page":"facebook/1000","textsBefore":"2026-08-24","changesBefore":"2024-11-22","authorsBefore":"2025-10-18","messagesBefore":"2025-10-18","samplesBefore":"2025-10-18"}"""]);
    }

    [Fact]
    public async Task Sweep_AuthorsThatAreTooOld_GoAndTheirCommentsStay()
    {
        await using var run = await CommentRun.StartAsync(azurite, settings: [("Retention:AuthorDays", "120")]);
        run.Comments.AddPost("1000_1", OldDay, comments: 130);
        run.Comments.AddPost("1000_2", new(2026, 11, 20), comments: 2);
        await run.CollectAsync(new(OldDay, CommentRun.Week.LastDay));
        var before = await run.StoredAsync();

        run.Pipeline.Clock.Advance(TimeSpan.FromDays(48));
        await SweepAsync(run.Pipeline);
        await SweepAsync(run.Pipeline);

        (await run.StoredAsync()).ShouldBe(before.Select(c => c.PostId == "1000_1" ? c with { Message = null, AuthorKey = null } : c));
    }

    [Fact]
    public async Task Sweep_MessagesAndSamplesThatAreTooOld_Go()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        var (page, pipeline) = (new PageKey(Network.Facebook, "2000"), run.Pipeline);
        foreach (var stream in new[] { CollectionStream.Messages, CollectionStream.Audience })
            await pipeline.Get<CollectionStates>().UpdateAsync(page, stream, state => state with { TargetDay = OldDay }, CancellationToken.None);
        await pipeline.Get<MessageRows>().UpdateAsync([Message(OldDay, "1f"), Message(OldDay.AddDays(40), "2f")], CancellationToken.None);
        foreach (var day in new[] { OldDay, OldDay.AddDays(40) })
            await pipeline.Get<AudienceSampleRows>().SaveAsync([new(page, day, 1, "0f", null, 1, 1, 1, 1)], CancellationToken.None);

        // 400 days after the first of them, on which it is the last to be kept.
        pipeline.Clock.SetUtcNow(new DateTimeOffset(OldDay.AddDays(400), new(19, 0), TimeSpan.Zero));
        await SweepAsync(pipeline);
        (await RowsAsync(pipeline.Tables.Messages), await RowsAsync(pipeline.Tables.AudienceSamples)).ShouldBe((2, 2));
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await SweepAsync(pipeline);
        (await RowsAsync(pipeline.Tables.Messages), await RowsAsync(pipeline.Tables.AudienceSamples)).ShouldBe((1, 1));
        await pipeline.Get<MessageRows>().UpdateAsync([Message(OldDay, "1f")], CancellationToken.None);
        (await RowsAsync(pipeline.Tables.Messages)).ShouldBe(1, "what is too old is not stored again");

        PrivateMessage Message(DateOnly day, string key) => new(page, "0f", key, new DateTimeOffset(day, new(12, 0), TimeSpan.Zero), false, false);
    }

    [Fact]
    public async Task Schedule_FailuresAndErasuresOfLongAgo_AreForgotten()
    {
        await using var run = await CommentRun.StartAsync(azurite);
        var pipeline = run.Pipeline;
        await pipeline.Get<FailedMessageRows>().SaveAsync("collect", "{}", new("Why.", false, Pipeline.Morning), CancellationToken.None);
        await pipeline.Get<ErasureRows>().UpdateAsync(Network.X, "0f", _ => new(Network.X, "0f", ["1f"], ErasureStatus.Asked, Pipeline.Morning, null), CancellationToken.None);

        foreach (var (days, failures, erasures) in new[] { (29, 1, 1), (31, 0, 1), (1096, 0, 0) })
        {
            pipeline.Clock.SetUtcNow(Pipeline.Morning.AddDays(days));
            await pipeline.Get<RetentionSweep>().ScheduleAsync(CancellationToken.None);
            (await RowsAsync(pipeline.Tables.FailedMessages), await RowsAsync(pipeline.Tables.Erasures)).ShouldBe((failures, erasures), $"after {days} days");
        }
    }

    [Fact]
    public async Task FirstDayToJudgeAgain_IsBehindAWholeQuarterAndAHorizon()
    {
        await using var run = await CommentRun.StartAsync(azurite);

        // Authors and messages are known from 18 October 2025 on: 2026 begins with a whole quarter, and 28 days later nothing reaches before it.
        run.Pipeline.Get<KeptDays>().FirstDayWithAuthors(Network.Facebook).ShouldBe(new(2025, 10, 18));
        run.Pipeline.Get<KeptDays>().FirstDayToJudgeAgain(Network.Facebook).ShouldBe(new(2026, 1, 29));
    }

    private static async Task<int> RowsAsync(TableClient table) => await table.QueryAsync<TableEntity>().CountAsync(TestContext.Current.CancellationToken);

    private static async Task SweepAsync(Pipeline pipeline)
    {
        await pipeline.Get<RetentionSweep>().ScheduleAsync(CancellationToken.None);
        foreach (var message in await pipeline.TakeAsync(MessageQueues.ForgetTexts))
            await pipeline.Get<RetentionSweep>().RunAsync(ForgetTextsMessage.Parse(message), CancellationToken.None);
    }
}

using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Privacy;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Networks.Facebook;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Privacy;

/// <summary>A person asks to be forgotten: nothing of them is left, and nothing comes back; the figures stay.</summary>
public class ErasureTests(AzuriteFixture azurite)
{
    private const string Person = "31415926535";
    private const string Other = "777000777";

    private static readonly PageKey Page = new(Network.Facebook, "1000");

    [Fact]
    public async Task Erase_Author_LosesTextsAndKeysAndNothingElse()
    {
        await using var run = await TalkingAsync();
        var before = await run.StoredAsync();
        var key = Key(run.Pipeline, Person);
        before.Count(comment => comment.AuthorKey == key).ShouldBe(2);

        var id = await RequestAsync(run.Pipeline, $$"""{"network":"facebook","authorId":"{{Person}}"}""");
        await DeliverAsync(run.Pipeline);

        (await run.StoredAsync()).ShouldBe(before.Select(comment => comment.AuthorKey == key ? comment with { AuthorKey = null, Message = null } : comment));
        var status = await StatusAsync(run.Pipeline, id);
        (status.GetProperty("status").GetString(), status.GetProperty("commentsAnonymised").GetInt64()).ShouldBe(("erased", 2));
        (await run.Pipeline.DumpAsync()).ShouldNotContain("Text of 1_2");
    }

    [Fact]
    public async Task Collect_AfterAnErasure_BringsNothingBack()
    {
        await using var run = await TalkingAsync();
        await RequestAsync(run.Pipeline, $$"""{"network":"facebook","authorId":"{{Person}}"}""");
        await DeliverAsync(run.Pipeline);
        var erased = await run.StoredAsync();

        run.Comments.Add("1000_1", "1_9", new(2026, 11, 21), from: Person);
        await run.CollectAsync();

        var stored = await run.StoredAsync();
        stored.Where(comment => comment.Id != "1_9").ShouldBe(erased);
        var later = stored.Single(comment => comment.Id == "1_9");
        (later.AuthorKey, later.Message, later.IsFromPage).ShouldBe((null, null, false));
    }

    [Fact]
    public async Task Erase_WorkThatHadBegunBefore_IsSweptUpByTheSecondPass()
    {
        await using var run = await TalkingAsync();
        var before = await run.StoredAsync();
        var id = await RequestAsync(run.Pipeline, $$"""{"network":"facebook","authorId":"{{Person}}"}""");
        await DeliverAsync(run.Pipeline);
        // Another instance, which read who is erased before this was asked, writes what it had listed.
        foreach (var comment in before)
            await run.Pipeline.Tables.Comments.UpsertEntityAsync(CommentRows.Write(comment), TableUpdateMode.Replace, TestContext.Current.CancellationToken);
        (await run.StoredAsync()).Count(comment => comment.AuthorKey == Key(run.Pipeline, Person)).ShouldBe(2);

        await run.Pipeline.Get<ErasureProcessor>().RunAsync(EraseMessage.For(Network.Facebook, id, EraseMessage.LastPass), CancellationToken.None);

        (await run.StoredAsync()).ShouldNotContain(comment => comment.AuthorKey == Key(run.Pipeline, Person));
        (await StatusAsync(run.Pipeline, id)).GetProperty("status").GetString().ShouldBe("confirmed");
        Erasures.SecondPassDelay.ShouldBeGreaterThan(ErasedPeople.Lag + TimeSpan.FromMinutes(10), "a function may run ten minutes after it has read who is erased");
    }

    [Fact]
    public async Task Erase_DeliveredAgainAndInAnyOrder_EndsTheSame()
    {
        await using var run = await TalkingAsync();
        var id = await RequestAsync(run.Pipeline, $$"""{"network":"facebook","authorId":"{{Person}}"}""");
        var processor = run.Pipeline.Get<ErasureProcessor>();
        await processor.RunAsync(EraseMessage.For(Network.Facebook, id, 2), CancellationToken.None);
        var stored = await run.StoredAsync();
        var status = (await StatusAsync(run.Pipeline, id)).GetRawText();

        foreach (var pass in new[] { 1, 2, 1 })
            await processor.RunAsync(EraseMessage.For(Network.Facebook, id, pass), CancellationToken.None);

        (await run.StoredAsync()).ShouldBe(stored);
        (await StatusAsync(run.Pipeline, id)).GetRawText().ShouldBe(status, "confirmed stays confirmed, and rows are counted once");
        await processor.RunAsync(EraseMessage.For(Network.Facebook, new string('0', 32), 1), CancellationToken.None);
    }

    [Fact]
    public async Task Erase_FollowersAndConversations_LeaveNoRow()
    {
        await using var run = await TalkingAsync();
        var (pipeline, keys) = (run.Pipeline, run.Pipeline.Get<AuthorKeys>());
        var account = new PageKey(Network.X, "7");
        foreach (var (network, stream) in new[] { (account, CollectionStream.Audience), (Page, CollectionStream.Messages) })
            await pipeline.Get<CollectionStates>().UpdateAsync(network, stream, state => state with { TargetDay = CommentRun.Week.LastDay }, CancellationToken.None);
        SampledFollower[] followers = [Follower(1, Person), Follower(2, Other)];
        await pipeline.Get<AudienceSampleRows>().SaveAsync(followers, CancellationToken.None);
        PrivateMessage[] messages = [Message("t_1", "m_1"), Message("t_1", "m_2"), Message("t_2", "m_3")];
        await pipeline.Get<MessageRows>().UpdateAsync(messages, CancellationToken.None);

        var followed = await RequestAsync(pipeline, $$"""{"network":"x","authorId":"{{Person}}"}""");
        var talked = await RequestAsync(pipeline, $$"""{"network":"facebook","authorId":"{{Person}}","conversationIds":["t_1"]}""");
        await DeliverAsync(pipeline);
        // Both are collected once more.
        await pipeline.Get<AudienceSampleRows>().SaveAsync(followers, CancellationToken.None);
        await pipeline.Get<MessageRows>().UpdateAsync(messages, CancellationToken.None);

        (await pipeline.Tables.AudienceSamples.QueryAsync<TableEntity>().ToListAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().GetString("AccountKey").ShouldBe(followers[1].AccountKey);
        (await pipeline.Tables.Messages.QueryAsync<TableEntity>().ToListAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().GetString("MessageKey").ShouldBe(messages[2].Key);
        (await StatusAsync(pipeline, followed)).GetProperty("sampledFollowersRemoved").GetInt64().ShouldBe(1);
        (await StatusAsync(pipeline, talked)).GetProperty("messagesRemoved").GetInt64().ShouldBe(2);

        SampledFollower Follower(int rank, string id) => new(account, CommentRun.Week.LastDay, rank, keys.Of(Network.X, id, Pipeline.Morning), null, 1, 1, 1, 1);
        PrivateMessage Message(string conversation, string id) => new(
            Page, keys.Of(Network.Facebook, $"conversation/{conversation}", Pipeline.Morning)!, keys.Of(Network.Facebook, $"message/{id}", Pipeline.Morning)!, Pipeline.Morning.AddDays(-2), false, false);
    }

    [Fact]
    public async Task Request_Person_IsNowhereToBeSeen()
    {
        await using var run = await TalkingAsync();

        var answer = await AskAsync(run.Pipeline, $$"""{"network":"facebook","authorId":"{{Person}}","conversationIds":["t_314"]}""");
        var messages = await run.Pipeline.TakeAsync(MessageQueues.Erase);

        answer.Status.ShouldBe(202);
        messages.Count.ShouldBe(1, "the second pass waits");
        var everything = string.Join('\n', [await run.Pipeline.DumpAsync(), .. run.Pipeline.Logs.All, .. messages, answer.Body.GetRawText()]);
        everything.ShouldNotContain(Person);
        everything.ShouldNotContain("t_314");
    }

    [Fact]
    public async Task Request_Twice_IsOneErasureThatRunsAgain()
    {
        await using var run = await TalkingAsync();
        var body = $$"""{"network":"facebook","authorId":"{{Person}}"}""";
        var id = await RequestAsync(run.Pipeline, body);
        await DeliverAsync(run.Pipeline);

        (await RequestAsync(run.Pipeline, body)).ShouldBe(id);
        (await StatusAsync(run.Pipeline, id)).GetProperty("status").GetString().ShouldBe("asked");
        await DeliverAsync(run.Pipeline);
        (await StatusAsync(run.Pipeline, id)).GetProperty("status").GetString().ShouldBe("erased");
    }

    [Theory]
    [InlineData("""{"authorId":"7"}""", "network")]
    [InlineData("""{"network":"myspace","authorId":"7"}""", "network")]
    [InlineData("""{"network":"x"}""", "authorId")]
    [InlineData("""{"network":"x","authorId":7}""", "authorId")]
    [InlineData("""{"network":"x","authorId":"7/8"}""", "authorId")]
    [InlineData("""{"network":"x","authorId":"7","conversationIds":"t_1"}""", "conversationIds")]
    [InlineData("""{"network":"x","authorId":"7","conversationIds":[1]}""", "conversationIds")]
    [InlineData("""{"network":"x","authorId":"7","conversationIds":["a b"]}""", "conversationIds")]
    [InlineData("[]", "body")]
    [InlineData("x", "body")]
    public async Task Request_ThatIsNone_NamesTheField(string body, string field)
    {
        await using var run = await CommentRun.StartAsync(azurite);

        var answer = await AskAsync(run.Pipeline, body);

        (answer.Status, answer.Body.GetProperty("field").GetString()).ShouldBe((400, field));
        (await run.Pipeline.TakeAsync(MessageQueues.Erase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_WithoutSecret_SaysThatNobodyIsStored()
    {
        await using var run = await CommentRun.StartAsync(azurite, CollectedData.Comments, ("Collection:AuthorSecret", null));

        (await AskAsync(run.Pipeline, """{"network":"x","authorId":"7"}""")).Status.ShouldBe(409);
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("../../pages")]
    [InlineData("")]
    public async Task Get_Unknown_IsNotThere(string id)
    {
        await using var run = await CommentRun.StartAsync(azurite);

        (await run.Pipeline.SendAsync(await run.Pipeline.Get<Erasures>().GetAsync(id, CancellationToken.None))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Erase_ManyPages_GoesOnWithAMessageOfItsOwn()
    {
        await using var run = await TalkingAsync();
        foreach (var number in Enumerable.Range(2001, 3))
            await run.Pipeline.Get<CollectionStates>().UpdateAsync(new(Network.Facebook, $"{number}"), CollectionStream.Comments, state => state with { TargetDay = CommentRun.Week.LastDay }, CancellationToken.None);
        var id = await RequestAsync(run.Pipeline, $$"""{"network":"facebook","authorId":"{{Person}}"}""");
        await run.Pipeline.TakeAsync(MessageQueues.Erase);
        // Every look at the clock finds six minutes gone.
        run.Pipeline.Clock.AutoAdvanceAmount = TimeSpan.FromMinutes(6);

        await run.Pipeline.Get<ErasureProcessor>().RunAsync(EraseMessage.For(Network.Facebook, id, 1), CancellationToken.None);

        var rest = (await run.Pipeline.TakeAsync(MessageQueues.Erase)).Select(EraseMessage.Parse).ShouldHaveSingleItem();
        rest.AfterPage.ShouldBe("facebook/1000");
        (await run.StoredAsync()).ShouldNotContain(comment => comment.AuthorKey == Key(run.Pipeline, Person));
        (await StatusAsync(run.Pipeline, id)).GetProperty("status").GetString().ShouldBe("asked");
        run.Pipeline.Clock.AutoAdvanceAmount = TimeSpan.Zero;
        await run.Pipeline.Get<ErasureProcessor>().RunAsync(rest, CancellationToken.None);
        (await StatusAsync(run.Pipeline, id)).GetProperty("status").GetString().ShouldBe("erased");
    }

    private async Task<CommentRun> TalkingAsync()
    {
        var run = await CommentRun.StartAsync(azurite);
        run.Comments.AddPost("1000_1", new(2026, 11, 18));
        foreach (var (id, from) in new[] { ("1_1", Other), ("1_2", Person), ("1_3", "1000"), ("1_4", Person) })
            run.Comments.Add("1000_1", id, new(2026, 11, 19), from: from);
        await run.CollectAsync();
        return run;
    }

    private static string Key(Pipeline pipeline, string id) => pipeline.Get<AuthorKeys>().Of(Network.Facebook, id, Pipeline.Morning)!;

    private static async Task<string> RequestAsync(Pipeline pipeline, string body)
    {
        var answer = await AskAsync(pipeline, body);
        answer.Status.ShouldBe(202, answer.Body.GetRawText());
        return answer.Body.GetProperty("id").GetString()!;
    }

    private static async Task<HttpAnswer> AskAsync(Pipeline pipeline, string body) =>
        await pipeline.SendAsync(await pipeline.Get<Erasures>().RequestAsync(HttpAnswers.Request(body), CancellationToken.None));

    private static async Task<JsonElement> StatusAsync(Pipeline pipeline, string id) =>
        (await pipeline.SendAsync(await pipeline.Get<Erasures>().GetAsync(id, CancellationToken.None))).Body;

    private static async Task DeliverAsync(Pipeline pipeline)
    {
        while (await pipeline.TakeAsync(MessageQueues.Erase) is { Count: > 0 } messages)
            foreach (var message in messages)
                await pipeline.Get<ErasureProcessor>().RunAsync(EraseMessage.Parse(message), CancellationToken.None);
    }
}

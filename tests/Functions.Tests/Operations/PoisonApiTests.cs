using System.Text.Json;
using Engagement.Functions.Connect;
using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Tests.Operations;

public class PoisonApiTests(AzuriteFixture azurite)
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    [Fact]
    public async Task Get_WhatWasGivenUp_HasTheReasonOfEach()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        await SendAsync(pipeline, "not JSON");
        await pipeline.StoredQueue(MessageQueues.Purge).SendMessageAsync("not base64!", TestContext.Current.CancellationToken);
        (await Purge.DeliverAsync(pipeline)).ShouldBe(2);
        // As after a crash: nobody could say why.
        await pipeline.StoredQueue(MessageQueues.Purge + "-poison").SendMessageAsync(Convert.ToBase64String("lost"u8), TestContext.Current.CancellationToken);

        var answer = await AskAsync(pipeline, api => api.GetAsync(MessageQueues.Purge, null, CancellationToken.None));

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("count").GetInt32().ShouldBe(3);
        var messages = answer.Body.GetProperty("messages").EnumerateArray().ToDictionary(message => message.GetProperty("body").GetString() ?? "-");
        messages["not JSON"].GetProperty("reason").GetString().ShouldBe("the message is not a PurgeMessage: see line 1, byte 2");
        messages["not JSON"].GetProperty("isUnreadable").GetBoolean().ShouldBeTrue();
        messages["not JSON"].GetProperty("failedAt").GetDateTimeOffset().ShouldBe(Pipeline.Morning);
        messages["-"].GetProperty("reason").GetString().ShouldNotBeNull().ShouldContain("base64");
        messages["lost"].GetProperty("reason").GetString().ShouldNotBeNull().ShouldContain("No reason is on record");
        messages["lost"].GetProperty("isUnreadable").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Replay_PutsBackAsManyAsAskedFor_AndTheyAreDone()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        var poison = pipeline.StoredQueue(MessageQueues.Purge + "-poison");
        await poison.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        for (var i = 0; i < 40; i++)
            await poison.SendMessageAsync(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(MessageJson.Write(PurgeMessage.For(new(Core.Network.X, $"{i}"))))), TestContext.Current.CancellationToken);

        var part = await AskAsync(pipeline, api => api.ReplayAsync(MessageQueues.Purge, "35", CancellationToken.None));
        var rest = await AskAsync(pipeline, api => api.ReplayAsync(MessageQueues.Purge, null, CancellationToken.None));

        (part.Body.GetProperty("replayed").GetInt32(), part.Body.GetProperty("left").GetInt32()).ShouldBe((35, 5));
        (rest.Body.GetProperty("replayed").GetInt32(), rest.Body.GetProperty("left").GetInt32()).ShouldBe((5, 0));
        (await pipeline.Queues.CountAsync(MessageQueues.Purge, CancellationToken.None)).ShouldBe(40);
        (await Purge.DeliverAsync(pipeline)).ShouldBe(0);
        (await pipeline.Queues.CountAsync(MessageQueues.Purge, CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Replay_QueueWithoutPoison_PutsNothingBack()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        var answer = await AskAsync(pipeline, api => api.ReplayAsync(MessageQueues.Digest, null, CancellationToken.None));

        answer.Body.GetRawText().ShouldBe("""{"queue":"digest","replayed":0,"left":0}""");
    }

    [Fact]
    public async Task Replay_StorageGoesAwayInBetween_LosesNothing()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        var poison = pipeline.StoredQueue(MessageQueues.Purge + "-poison");
        await poison.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        await poison.SendMessageAsync(Convert.ToBase64String("{}"u8), TestContext.Current.CancellationToken);
        await pipeline.StoredQueue(MessageQueues.Purge).DeleteAsync(TestContext.Current.CancellationToken);

        await Should.ThrowAsync<Azure.RequestFailedException>(() => pipeline.Get<PoisonApi>().ReplayAsync(MessageQueues.Purge, null, CancellationToken.None));

        (await pipeline.Queues.CountPoisonAsync(MessageQueues.Purge, CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Remove_OneOfMany_LeavesTheOthersToBeSeen()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        foreach (var body in Enumerable.Range(0, 40))
            await SendAsync(pipeline, $"bad {body}");
        await Purge.DeliverAsync(pipeline);
        var wanted = (await AskAsync(pipeline, api => api.GetAsync(MessageQueues.Purge, "32", CancellationToken.None))).Body.GetProperty("messages")[31];

        var removed = await StatusAsync(pipeline, api => api.RemoveAsync(MessageQueues.Purge, wanted.GetProperty("id").GetString()!, CancellationToken.None));
        var again = await StatusAsync(pipeline, api => api.RemoveAsync(MessageQueues.Purge, wanted.GetProperty("id").GetString()!, CancellationToken.None));

        (removed, again).ShouldBe((204, 404));
        var left = await AskAsync(pipeline, api => api.GetAsync(MessageQueues.Purge, null, CancellationToken.None));
        left.Body.GetProperty("count").GetInt32().ShouldBe(39);
        left.Body.GetProperty("messages").GetArrayLength().ShouldBe(32, "others are not held back");
        left.Body.GetRawText().ShouldNotContain($"\"{wanted.GetProperty("body").GetString()}\"");
    }

    [Theory]
    [InlineData("collect-poison", null, 404)]
    [InlineData("azure-webjobs-hosts", null, 404)]
    [InlineData("../collect", null, 404)]
    [InlineData("collect", "0", 400)]
    [InlineData("collect", "1001", 400)]
    [InlineData("collect", "-1", 400)]
    [InlineData("collect", "many", 400)]
    public async Task Ask_QueueOrNumberThatIsNone_IsRefused(string queue, string? max, int status)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        (await AskAsync(pipeline, api => api.GetAsync(queue, max, CancellationToken.None))).Status.ShouldBe(status);
        (await AskAsync(pipeline, api => api.ReplayAsync(queue, max, CancellationToken.None))).Status.ShouldBe(status);
        (await AskAsync(pipeline, api => api.RemoveAsync(queue, "no-id", CancellationToken.None))).Status.ShouldBe(404);
    }

    private static QueueFunction Purge => QueueFunction.All.Single(function => function.Queue == MessageQueues.Purge);

    private static async Task SendAsync(Pipeline pipeline, string body) =>
        await pipeline.StoredQueue(MessageQueues.Purge).SendMessageAsync(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(body)));

    private static async Task<HttpAnswer> AskAsync(Pipeline pipeline, Func<PoisonApi, Task<IResult>> ask) => await pipeline.SendAsync(await ask(pipeline.Get<PoisonApi>()));

    private static async Task<int> StatusAsync(Pipeline pipeline, Func<PoisonApi, Task<IResult>> ask)
    {
        var context = new DefaultHttpContext { RequestServices = pipeline.Get<IServiceProvider>() };
        await (await ask(pipeline.Get<PoisonApi>())).ExecuteAsync(context);
        return context.Response.StatusCode;
    }
}

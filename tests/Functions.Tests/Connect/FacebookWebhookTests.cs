using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Engagement.Functions.Connect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Tests.Connect;

public class FacebookWebhookTests(AzuriteFixture azurite)
{
    private const string AppSecret = "stubbed-app-secret";
    private const string VerifyToken = "chosen-verify-token";

    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    private static readonly Dictionary<string, string?> Settings = new() { ["Facebook:AppSecret"] = AppSecret, ["Facebook:WebhookVerifyToken"] = VerifyToken };

    [Theory]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=chosen-verify-token", 200, "1158201444")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=chosen-verify-toke", 403, null)]
    [InlineData("?hub.mode=unsubscribe&hub.challenge=1158201444&hub.verify_token=chosen-verify-token", 403, null)]
    [InlineData("?hub.mode=subscribe&hub.verify_token=chosen-verify-token", 403, null)]
    [InlineData("", 403, null)]
    public async Task Verify_Handshake_EchoesTheChallengeOnlyForTheToken(string query, int status, string? body)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, Settings);
        var request = new DefaultHttpContext { Request = { QueryString = new(query) } }.Request;

        var answer = await ExecuteAsync(pipeline, pipeline.Get<FacebookWebhook>().Verify(request.Query));

        answer.Status.ShouldBe(status);
        answer.Body.ShouldNotContain(VerifyToken);
        if (body is not null)
            (answer.Body, answer.ContentType).ShouldBe((body, "text/plain"));
    }

    [Fact]
    public async Task Verify_NoTokenConfigured_ConfirmsNothing()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        var request = new DefaultHttpContext { Request = { QueryString = new("?hub.mode=subscribe&hub.challenge=1&hub.verify_token=") } }.Request;

        (await ExecuteAsync(pipeline, pipeline.Get<FacebookWebhook>().Verify(request.Query))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Receive_HiddenAndRemovedComments_AreStoredOnceWithoutWordsOrAuthors()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, Settings);
        await pipeline.RegisterAsync();
        var body = Delivery(
            Entry("1000", 1795000000, Comment("hide", "1_2"), Comment("remove", "1_3"), """{"field":"feed","value":{"item":"reaction","verb":"add","post_id":"1000_1"}}"""),
            Entry("1000", 1795000060, Comment("unhide", "1_2"), """{"field":"feed","value":{"item":"status","verb":"edited","post_id":"1000_1"}}"""));

        for (var time = 0; time < 2; time++)
            (await PostAsync(pipeline, body)).Status.ShouldBe(200);
        await DeliverAsync(pipeline);

        var rows = await pipeline.Tables.FeedChanges.QueryAsync<TableEntity>().ToListAsync(TestContext.Current.CancellationToken);
        rows.Select(row => $"{row.GetString("Item")} {row.GetString("Verb")} {row.GetString("CommentId")} {row.GetString("PostId")} {row.GetDateTimeOffset("ChangedAt")!.Value.ToUnixTimeSeconds()}")
            .ShouldBe(["comment hide 1_2 1000_1 1795000000", "comment remove 1_3 1000_1 1795000000", "comment unhide 1_2 1000_1 1795000060", "status edited  1000_1 1795000060"], ignoreOrder: true);
        foreach (var personal in new[] { "Grüezi", "Ada Author", "777000777" })
            string.Join('\n', [await pipeline.DumpAsync(), .. pipeline.Delivered, .. pipeline.Logs.All]).ShouldNotContain(personal);
    }

    [Fact]
    public async Task Receive_PageNotRegistered_IsIgnored()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, Settings);

        (await PostAsync(pipeline, Delivery(Entry("1000", 1795000000, Comment("hide", "1_2"))))).Status.ShouldBe(200);
        (await DeliverAsync(pipeline)).ShouldBe(1);

        (await pipeline.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Receive_AThousandChangesAndOneTwice_EnqueuesEachOnce()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, Settings);
        await pipeline.RegisterAsync();
        var changes = Enumerable.Range(0, 1001).Select(i => Comment("add", $"1_{i % 1000}")).ToArray();

        (await PostAsync(pipeline, Delivery(Entry("1000", 1795000000, changes)))).Status.ShouldBe(200);

        (await pipeline.Queues.Client(MessageQueues.FeedChange).GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(1000);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha256=zz")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha256=00000000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha1=0000000000000000000000000000000000000000")]
    public async Task Receive_BadSignature_Is401AndEnqueuesNothing(string? signature)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, Settings);

        (await PostAsync(pipeline, Delivery(Entry("1000", 1795000000, Comment("hide", "1_2"))), signature)).Status.ShouldBe(401);

        (await pipeline.TakeAsync(MessageQueues.FeedChange)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Receive_SignedWithAnEmptySecret_Is401WhenNoSecretIsConfigured()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, new Dictionary<string, string?> { ["Facebook:AppSecret"] = "" });
        var body = Delivery();

        (await PostAsync(pipeline, body, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Array.Empty<byte>(), Encoding.UTF8.GetBytes(body))))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Receive_BodyChangedAfterSigning_Is401()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, Settings);
        var body = Delivery(Entry("1000", 1795000000, Comment("hide", "1_2")));

        (await PostAsync(pipeline, body.Replace("hide", "show", StringComparison.Ordinal), Signature(body))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Receive_HugeBody_Is413()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, Settings);
        var body = new string(' ', FacebookWebhook.MaxBodyBytes + 1);

        (await PostAsync(pipeline, body, Signature(body))).Status.ShouldBe(413);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 200)]
    [InlineData("""{"object":"user","entry":[{"id":"1000","time":1795000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"hide","comment_id":"1_2"}}]}]}""", 200)]
    [InlineData("""{"object":"page","entry":[{"id":"10/00","time":1795000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"hide","comment_id":"1_2"}}]}]}""", 200)]
    [InlineData("""{"object":"page","entry":[{"id":"1000","changes":[{"field":"feed","value":{"item":"comment","verb":"hide","comment_id":"1_2"}}]}]}""", 200)]
    [InlineData("""{"object":"page","entry":[{"id":"1000","time":1795000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"hide","comment_id":"1/2"}}]}]}""", 200)]
    [InlineData("""{"object":"page","entry":[{"id":"1000","time":1795000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"hi|de","comment_id":"1_2"}},{"field":"mention"},{},7]}]}""", 200)]
    public async Task Receive_SignedButOfNoUse_EnqueuesNothing(string body, int status)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, Settings);

        (await PostAsync(pipeline, body)).Status.ShouldBe(status);

        (await pipeline.TakeAsync(MessageQueues.FeedChange)).ShouldBeEmpty();
    }

    private static string Comment(string verb, string id) => $$$$"""
        {"field":"feed","value":{"item":"comment","verb":"{{{{verb}}}}","comment_id":"{{{{id}}}}","post_id":"1000_1","parent_id":"1000_1","created_time":1742667604,
        "message":"Gr\u00fcezi","from":{"id":"777000777","name":"Ada Author"},"post":{"status_type":"mobile_status_update","id":"1000_1"}}}
        """;

    private static string Entry(string page, long time, params string[] changes) => $$"""{"id":"{{page}}","time":{{time}},"changes":[{{string.Join(',', changes)}}]}""";

    private static string Delivery(params string[] entries) => $$"""{"object":"page","entry":[{{string.Join(',', entries)}}]}""";

    private static string Signature(string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(body)));

    private static Task<(int Status, string? ContentType, string Body)> PostAsync(Pipeline pipeline, string body) => PostAsync(pipeline, body, Signature(body));

    private static async Task<(int Status, string? ContentType, string Body)> PostAsync(Pipeline pipeline, string body, string? signature)
    {
        var request = new DefaultHttpContext { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) } }.Request;
        if (signature is not null)
            request.Headers["X-Hub-Signature-256"] = signature;
        return await ExecuteAsync(pipeline, await pipeline.Get<FacebookWebhook>().ReceiveAsync(request, CancellationToken.None));
    }

    private static async Task<int> DeliverAsync(Pipeline pipeline)
    {
        var messages = await pipeline.TakeAsync(MessageQueues.FeedChange);
        foreach (var message in messages)
        {
            pipeline.Delivered.Enqueue(message);
            await pipeline.Get<FeedChangeRecorder>().RunAsync(FeedChange.Parse(message), CancellationToken.None);
        }
        return messages.Count;
    }

    private static async Task<(int Status, string? ContentType, string Body)> ExecuteAsync(Pipeline pipeline, IResult result)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = pipeline.Get<IServiceProvider>() };
        context.Response.Body = body;
        await result.ExecuteAsync(context);
        return (context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(body.ToArray()));
    }
}

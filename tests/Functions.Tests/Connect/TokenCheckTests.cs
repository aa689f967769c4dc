using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Engagement.Core;
using Engagement.Functions.Connect;
using Engagement.Functions.Networks;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Networks.X;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.EndToEnd;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Tests.Connect;

public class TokenCheckTests(AzuriteFixture azurite)
{
    private const string AppSecret = "stubbed-app-secret";
    private const string Scopes = """["read_insights","pages_read_engagement","pages_read_user_content"]""";
    private const string Registration = """{"network":"facebook","id":"1000"}""";

    private static readonly Dictionary<string, string?> App = new() { ["Facebook:AppId"] = "900", ["Facebook:AppSecret"] = AppSecret };

    [Fact]
    public async Task Register_GoodToken_StoresAndShowsHowLongItLasts()
    {
        await using var stub = await StubAsync($$"""{"is_valid":true,"type":"PAGE","profile_id":"1000","expires_at":0,"data_access_expires_at":1797534000,"scopes":{{Scopes}}}""");
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, App);

        var answer = await RegisterAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        var token = (await PageAsync(pipeline)).GetProperty("token");
        token.GetRawText().ShouldBe("""{"validThrough":null,"dataAccessThrough":"2026-12-17T19:00:00+00:00","missingPermissions":[],"daysLeft":25}""");
        stub.Requests.Single().Authorization.ShouldBe($"Bearer 900|{AppSecret}");
        stub.Requests.Single().Query["input_token"].ShouldBe(Pipeline.Token);
    }

    [Theory]
    [InlineData("expires_at", 13, true)]
    [InlineData("expires_at", 15, false)]
    [InlineData("data_access_expires_at", 13, true)]
    [InlineData("data_access_expires_at", 15, false)]
    public async Task Check_TokenEnds_IsWarnedOfTwoWeeksBefore(string field, int days, bool warned)
    {
        var end = Pipeline.Morning.AddDays(days).AddHours(1).ToUnixTimeSeconds();
        await using var stub = await StubAsync($$"""{"is_valid":true,"type":"PAGE","profile_id":"1000","{{field}}":{{end}},"scopes":{{Scopes}}}""");
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, App);

        var answer = await RegisterAsync(pipeline);

        answer.Body.GetProperty("warnings").GetArrayLength().ShouldBe(warned ? 1 : 0);
        answer.Body.GetProperty("token").GetProperty("daysLeft").GetInt32().ShouldBe(days);
        var health = await pipeline.SendAsync(await pipeline.Get<HealthReport>().GetAsync(CancellationToken.None));
        health.Body.GetProperty("tokensExpiringWithin14Days").GetInt32().ShouldBe(warned ? 1 : 0);
    }

    [Theory]
    [InlineData("""{"is_valid":true,"scopes":["read_insights"]}""", "pages_read_engagement,pages_read_user_content")]
    [InlineData("""{"is_valid":true,"scopes":["read_insights","pages_read_engagement","pages_read_user_content"],"granular_scopes":[{"scope":"read_insights","target_ids":["2000"]},{"scope":"pages_read_engagement"},{"scope":"pages_read_user_content","target_ids":["1000"]}]}""", "read_insights")]
    public async Task Register_PermissionsMissing_AreListedAndWarnedOf(string data, string missing)
    {
        await using var stub = await StubAsync(data);
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, App);

        var answer = await RegisterAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("token").GetProperty("missingPermissions").Deserialize<string[]>().ShouldBe(missing.Split(','));
        answer.Body.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!.Split(' ', ',')[3]).ShouldBe(missing.Split(','));
    }

    [Theory]
    [InlineData("""["insights","messages"]""", "pages_messaging,pages_manage_metadata")]
    [InlineData("""["insights","posts"]""", "")]
    public async Task Register_PermissionsOfMessages_AreMissedOnlyWhereMessagesAreCollected(string collects, string missing)
    {
        await using var stub = await StubAsync($$"""{"is_valid":true,"scopes":{{Scopes}}}""");
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, App);

        var answer = await RegisterAsync(pipeline, $$"""{"network":"facebook","id":"1000","collects":{{collects}}}""");
        await pipeline.Get<TokenCheck>().RunAsync(CheckTokenMessage.For(new(Network.Facebook, "1000")), CancellationToken.None);

        var expected = missing.Split(',', StringSplitOptions.RemoveEmptyEntries);
        answer.Body.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!.Split(' ', ',')[3]).ShouldBe(expected);
        (await PageAsync(pipeline)).GetProperty("token").GetProperty("missingPermissions").Deserialize<string[]>().ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"is_valid":false,"error":{"code":190,"message":"Invalid"},"scopes":[]}""")]
    [InlineData("""{"is_valid":true,"type":"PAGE","profile_id":"2000"}""")]
    [InlineData("""{"is_valid":true,"type":"USER"}""")]
    public async Task Register_TokenRefused_Is422AndRegistersNothing(string data)
    {
        await using var stub = await StubAsync(data);
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, App);

        var answer = await RegisterAsync(pipeline);

        answer.Status.ShouldBe(422);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("Facebook__PageTokens__1000");
        (await pipeline.DumpAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200, """{"id":"1000"}""", 200)]
    [InlineData(200, """{"id":"2000"}""", 422)]
    [InlineData(400, """{"error":{"code":190,"error_subcode":463,"message":"x"}}""", 422)]
    [InlineData(503, "<html>", 200)]
    public async Task Register_WithoutAppCredentials_AsksWhoseTokenItIs(int status, string body, int expected)
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = request => request.PageId == "me" ? new(status, body) : null;
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);

        (await RegisterAsync(pipeline)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Register_AppCredentialsRefused_FallsBackToTheTokenAlone()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = request => request.PageId == "me" ? new(200, """{"id":"1000"}""") : new(400, GraphStub.Error(190));
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, App);

        var answer = await RegisterAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("token").GetRawText().ShouldBe("""{"validThrough":null,"dataAccessThrough":null,"missingPermissions":null,"daysLeft":null}""");
    }

    [Fact]
    public async Task Register_NetworkUnreachable_RegistersWithAWarning()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        var answer = await RegisterAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("warnings").EnumerateArray().Single().GetString().ShouldNotBeNull().ShouldContain("could not be reached");
        (await PageAsync(pipeline)).GetProperty("token").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Register_NoTokenConfigured_RegistersWithAWarning()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        var answer = await RegisterAsync(pipeline, """{"network":"facebook","id":"3000"}""");

        answer.Body.GetProperty("warnings").EnumerateArray().Single().GetString().ShouldNotBeNull().ShouldContain("No token is configured");
    }

    [Fact]
    public async Task Schedule_EveryPage_GetsOneMessageAndItsCheckIsStored()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite, new() { ["Facebook:AppId"] = "100000000000900" });
        await pipeline.Get<TokenCheck>().ScheduleAsync(CancellationToken.None);

        var messages = await pipeline.TakeAsync(MessageQueues.CheckToken);
        foreach (var message in messages.Concat(messages))
            await pipeline.Get<TokenCheck>().RunAsync(CheckTokenMessage.Parse(message), CancellationToken.None);

        messages.Count.ShouldBe(run.Pages.Count);
        var pages = (await pipeline.ListPagesAsync()).Body.GetProperty("pages").EnumerateArray().ToList();
        pages.ShouldAllBe(page => page.GetProperty("token").GetProperty("daysLeft").GetInt32() == 80 && page.GetProperty("token").GetProperty("missingPermissions").GetArrayLength() == 0);
    }

    [Fact]
    public async Task Schedule_OnePageCannotBeEnqueued_ChecksTheOthersAndSaysSo()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        foreach (var id in new[] { "1000", "2000", "3000" })
            await pipeline.RegisterAsync(id);
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        options.AddPolicy(new SecondMessageRefused(), HttpPipelinePosition.PerCall);
        var queues = new MessageQueues(new QueueServiceClient(azurite.ConnectionString, options), $"r{Guid.NewGuid():N}");
        await queues.CreateAsync(CancellationToken.None);
        var check = new TokenCheck(pipeline.Get<Pages>(), pipeline.Get<PageTokens>(), pipeline.Get<FacebookTokens>(), pipeline.Get<XAccess>(), queues, pipeline.Get<ILogger<TokenCheck>>());

        (await Should.ThrowAsync<InvalidOperationException>(() => check.ScheduleAsync(CancellationToken.None))).Message.ShouldContain("1 pages");

        var messages = (await queues.Client(MessageQueues.CheckToken).ReceiveMessagesAsync(32)).Value.Select(m => CheckTokenMessage.Parse(m.Body.ToString()).Key.Id);
        messages.ShouldBe(["1000", "3000"], ignoreOrder: true);
        pipeline.Logs.All.ShouldContain(line => line.Contains("facebook/2000 could not be enqueued", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_TokenRevoked_IsRecordedWithoutLosingThePage()
    {
        await using var stub = await StubAsync("""{"is_valid":false}""");
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, App);
        await pipeline.RegisterAsync();

        await pipeline.Get<TokenCheck>().RunAsync(CheckTokenMessage.For(new(Network.Facebook, "1000")), CancellationToken.None);

        (await PageAsync(pipeline)).GetProperty("token").GetProperty("daysLeft").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Run_Throttled_WaitsInTheQueue()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = _ => new(400, GraphStub.Error(4));
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, App);
        await pipeline.RegisterAsync();

        await pipeline.Get<TokenCheck>().RunAsync(CheckTokenMessage.For(new(Network.Facebook, "1000")), CancellationToken.None);

        (await pipeline.Queues.Client(MessageQueues.CheckToken).GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(1);
        (await pipeline.TakeAsync(MessageQueues.CheckToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_PageNotRegistered_AsksNobody()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, App);

        await pipeline.Get<TokenCheck>().RunAsync(CheckTokenMessage.For(new(Network.Facebook, "1000")), CancellationToken.None);

        stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_NetworkUnreachable_IsLeftToTheQueue()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"), App);
        await pipeline.RegisterAsync();

        await Should.ThrowAsync<TransientSourceException>(
            () => pipeline.Get<TokenCheck>().RunAsync(CheckTokenMessage.For(new(Network.Facebook, "1000")), CancellationToken.None));
    }

    [Theory]
    [InlineData("token_not_valid", 0, "token_expired")]
    [InlineData("data_access_expired", 0, "ok")]
    public async Task Run_SimulatedTokenTrouble_IsRecordedAndLeavesTheOthersAlone(string kind, int daysLeft, string status)
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite, SimulatedApp);
        await run.SetFaultAsync(run.Pages[0].Id, new { kind });

        await CheckAllTwiceAsync(pipeline);

        (await DaysLeftAsync(pipeline)).ShouldBe([daysLeft, 80, 80]);
        (await StatusAsync(pipeline, run.Pages[0].Id)).ShouldBe(status);
        var health = await pipeline.SendAsync(await pipeline.Get<HealthReport>().GetAsync(CancellationToken.None));
        health.Body.GetProperty("tokensExpiringWithin14Days").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("app_limit")]
    [InlineData("not_json")]
    [InlineData("unavailable")]
    public async Task Run_SimulatedTroubleThatPasses_IsTriedAgain(string kind)
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite, SimulatedApp);
        await run.SetFaultAsync(run.Pages[0].Id, new { kind, endpoint = "debug_token", times = 1 });
        var message = CheckTokenMessage.For(new(Network.Facebook, run.Pages[0].Id));

        if (kind == "app_limit")
        {
            await pipeline.Get<TokenCheck>().RunAsync(message, CancellationToken.None);
            (await pipeline.Queues.Client(MessageQueues.CheckToken).GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(1, "it waits in the queue");
        }
        else
        {
            await Should.ThrowAsync<TransientSourceException>(() => pipeline.Get<TokenCheck>().RunAsync(message, CancellationToken.None));
        }
        (await DaysLeftAsync(pipeline)).ShouldBe([null, null, null]);

        await pipeline.Get<TokenCheck>().RunAsync(message, CancellationToken.None);
        (await DaysLeftAsync(pipeline)).ShouldBe([80, null, null]);
    }

    [Fact]
    public async Task Run_SimulatedTokenExpired_IsFoundByAskingAsThePage()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite);
        await run.SetFaultAsync(run.Pages[0].Id, new { kind = "token_expired" });

        await CheckAllTwiceAsync(pipeline);

        (await StatusAsync(pipeline, run.Pages[0].Id)).ShouldBe("token_expired");
        (await StatusAsync(pipeline, run.Pages[1].Id)).ShouldBe("ok");
    }

    private static readonly Dictionary<string, string?> SimulatedApp = new() { ["Facebook:AppId"] = "100000000000900" };

    private static async Task CheckAllTwiceAsync(Pipeline pipeline)
    {
        await pipeline.Get<TokenCheck>().ScheduleAsync(CancellationToken.None);
        var messages = await pipeline.TakeAsync(MessageQueues.CheckToken);
        foreach (var message in messages.Concat(messages))
            await pipeline.Get<TokenCheck>().RunAsync(CheckTokenMessage.Parse(message), CancellationToken.None);
    }

    private static async Task<string> StatusAsync(Pipeline pipeline, string page) =>
        (await pipeline.Tables.PageTokens.GetEntityAsync<TableEntity>("facebook", page)).Value.GetString("Status");

    /// <summary>By page, in order of their ids; null where nothing is known.</summary>
    private static async Task<List<int?>> DaysLeftAsync(Pipeline pipeline) =>
    [
        .. (await pipeline.ListPagesAsync()).Body.GetProperty("pages").EnumerateArray()
            .Select(page => page.GetProperty("token") is { ValueKind: JsonValueKind.Object } token ? token.GetProperty("daysLeft").GetInt32() : (int?)null),
    ];

    private static async Task<GraphStub> StubAsync(string data)
    {
        var stub = await GraphStub.StartAsync();
        stub.Instead = request => request.PageId == "debug_token" ? new(200, $$"""{"data":{{data}}}""") : null;
        return stub;
    }

    private static async Task<HttpAnswer> RegisterAsync(Pipeline pipeline, string body = Registration) =>
        await pipeline.SendAsync(await pipeline.Get<PageRegistration>().RegisterAsync(HttpAnswers.Request(body), CancellationToken.None));

    private static async Task<JsonElement> PageAsync(Pipeline pipeline) =>
        (await pipeline.ListPagesAsync()).Body.GetProperty("pages").EnumerateArray().Single();

    private sealed class SecondMessageRefused : HttpPipelineSynchronousPolicy
    {
        private int _messages;

        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Post && ++_messages == 2)
                throw new RequestFailedException(503, "The server is busy.");
        }
    }
}

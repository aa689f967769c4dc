using Engagement.Core;
using Engagement.Functions.Connect;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.EndToEnd;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Connect;

/// <summary>A page's changes are pushed to the webhook from its registration to its removal, where there is a webhook.</summary>
public class SubscriptionTests(AzuriteFixture azurite)
{
    private static readonly Dictionary<string, string?> Webhook = new() { ["Facebook:AppSecret"] = "app-secret", ["Facebook:WebhookVerifyToken"] = "verify-token" };

    [Fact]
    public async Task Register_WithAWebhook_SubscribesAndRemovalEndsIt()
    {
        await using var stub = await StubAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, Webhook);

        (await RegisterAsync(pipeline)).Body.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        var request = Subscriptions(stub).ShouldHaveSingleItem();
        (request.Method, request.PageId, request.Query["subscribed_fields"], request.Authorization).ShouldBe(("POST", "1000", "feed", $"Bearer {Pipeline.Token}"));
        request.Query.Keys.ShouldBe(["subscribed_fields", "appsecret_proof"]);

        (await RemoveAsync(pipeline)).Body.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        Subscriptions(stub).Select(r => r.Method).ShouldBe(["POST", "DELETE"]);
    }

    [Theory]
    [InlineData("Facebook:AppSecret")]
    [InlineData("Facebook:WebhookVerifyToken")]
    public async Task Register_WithoutAWebhook_AsksForNothing(string setting)
    {
        await using var stub = await StubAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, new Dictionary<string, string?> { [setting] = Webhook[setting] });

        (await RegisterAsync(pipeline)).Status.ShouldBe(200);
        (await RemoveAsync(pipeline)).Status.ShouldBe(200);

        Subscriptions(stub).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"network":"facebook","id":"3000"}""")]
    [InlineData("""{"network":"x","id":"1000"}""")]
    public async Task Register_WithoutATokenOrElsewhere_AsksForNothing(string registration)
    {
        await using var stub = await StubAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, Webhook);

        (await RegisterAsync(pipeline, registration)).Status.ShouldBe(200);

        Subscriptions(stub).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(403, 200, "grant pages_manage_metadata")]
    [InlineData(400, 100, "a parameter of the call was refused")]
    [InlineData(400, 4, "limits the calls")]
    [InlineData(500, 2, "answered with an error")]
    public async Task Register_SubscriptionFails_IsAWarningOfARegistrationThatHolds(int status, int code, string reason)
    {
        await using var stub = await StubAsync();
        stub.Instead = r => r.Edge == "subscribed_apps" ? new(status, GraphStub.Error(code)) : Me(r);
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, Webhook);

        var answer = await RegisterAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("warnings").EnumerateArray().Single().GetString().ShouldNotBeNull().ShouldContain(reason);
        (await pipeline.Get<Pages>().FindAsync(new(Network.Facebook, "1000"), CancellationToken.None)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Remove_UnsubscriptionFails_IsAWarningOfARemovalThatHolds(string purge)
    {
        await using var stub = await StubAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, Webhook);
        await RegisterAsync(pipeline);
        stub.Instead = _ => new(403, GraphStub.Error(200));

        var answer = await RemoveAsync(pipeline, purge);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("warnings").EnumerateArray().Single().GetString().ShouldNotBeNull().ShouldContain("may go on to push");
        (await pipeline.Get<Pages>().FindAsync(new(Network.Facebook, "1000"), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Register_Simulated_SubscribesUntilThePageIsRemoved()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite, new() { ["Facebook:WebhookVerifyToken"] = "verify-token" });
        var page = run.Pages[0];
        var registration = $$"""{"network":"facebook","id":"{{page.Id}}"}""";

        (await RegisterAsync(pipeline, registration)).Body.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        (await RegisterAsync(pipeline, registration)).Body.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        (await run.SubscribedFieldsAsync(page)).ShouldBe(["feed"]);

        await pipeline.SendAsync(await pipeline.Get<PageRemoval>().RemoveAsync("facebook", page.Id, null, CancellationToken.None));
        (await run.SubscribedFieldsAsync(page)).ShouldBeEmpty();

        await run.SetFaultAsync(page.Id, new { kind = "object_permission", endpoint = "subscriptions" });
        (await RegisterAsync(pipeline, registration)).Body.GetProperty("warnings").GetArrayLength().ShouldBe(1);
    }

    private static async Task<GraphStub> StubAsync()
    {
        var stub = await GraphStub.StartAsync();
        stub.Instead = Me;
        return stub;
    }

    private static StubAnswer? Me(StubRequest request) => request.PageId == "me" ? new(200, """{"id":"1000"}""") : null;

    private static List<StubRequest> Subscriptions(GraphStub stub) => [.. stub.Requests.Where(r => r.Edge == "subscribed_apps")];

    private static async Task<HttpAnswer> RegisterAsync(Pipeline pipeline, string body = """{"network":"facebook","id":"1000"}""") =>
        await pipeline.SendAsync(await pipeline.Get<PageRegistration>().RegisterAsync(HttpAnswers.Request(body), CancellationToken.None));

    private static async Task<HttpAnswer> RemoveAsync(Pipeline pipeline, string purge = "true") =>
        await pipeline.SendAsync(await pipeline.Get<PageRemoval>().RemoveAsync("facebook", "1000", purge, CancellationToken.None));
}

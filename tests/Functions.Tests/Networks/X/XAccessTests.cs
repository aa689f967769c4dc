using System.Text.Json;
using Engagement.Functions.Connect;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.X;

public class XAccessTests(AzuriteFixture azurite)
{
    private const string OtherAccount = """{"data":{"id":"1","name":"Other","username":"other"}}""";

    [Theory]
    [InlineData(200, null, 200, 0)]
    [InlineData(401, """{"title":"Unauthorized"}""", 422, 0)]
    [InlineData(403, """{"title":"Client Forbidden","type":"https://api.twitter.com/2/problems/client-forbidden"}""", 422, 0)]
    [InlineData(404, """{"title":"Not Found Error"}""", 200, 1)]
    [InlineData(402, """{"title":"CreditsDepleted"}""", 200, 1)]
    [InlineData(503, "<html>", 200, 1)]
    public async Task Register_WithTheAppsToken_SaysWhetherItWorks(int http, string? body, int expected, int warnings)
    {
        await using var stub = await XStub.StartAsync();
        stub.Instead = _ => body is null ? null : new(http, body);
        await using var run = await XRun.StartAsync(azurite, stub);
        await run.Pipeline.Get<Pages>().RemoveAsync(run.Page, CancellationToken.None);

        var answer = await RegisterAsync(run);

        answer.Status.ShouldBe(expected);
        stub.Requests.ShouldHaveSingleItem().Path.ShouldBe($"users/{XStub.UserId}");
        (await run.Pipeline.Get<Pages>().FindAsync(run.Page, CancellationToken.None) is not null).ShouldBe(expected == 200);
        if (expected == 200)
            answer.Body.GetProperty("warnings").GetArrayLength().ShouldBe(warnings);
        await run.ShouldNotShowTheTokenAsync();
    }

    [Fact]
    public async Task Register_WithTheAccountsToken_ShowsThatItLasts()
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);

        var answer = await RegisterAsync(run);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        answer.Body.GetProperty("token").GetRawText().ShouldBe("""{"validThrough":null,"dataAccessThrough":null,"missingPermissions":null,"daysLeft":null}""");
        stub.Requests.ShouldHaveSingleItem().Path.ShouldBe("users/me");
    }

    [Fact]
    public async Task Register_TokenOfAnotherAccount_Is422()
    {
        await using var stub = await XStub.StartAsync();
        stub.Instead = r => r.Path == "users/me" ? new(200, OtherAccount) : null;
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);

        var answer = await RegisterAsync(run);

        answer.Status.ShouldBe(422);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain($"X__RefreshTokens__{XStub.UserId}");
    }

    [Fact]
    public async Task Check_TokenRefused_IsShownWithThePage()
    {
        await using var stub = await XStub.StartAsync();
        stub.TokenAnswer = new(400, """{"error":"invalid_request"}""");
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);

        await CheckAsync(run);
        await CheckAsync(run);

        (await TokenAsync(run)).GetProperty("daysLeft").GetInt32().ShouldBe(0);
        stub.Renewals.ShouldBe(1);
    }

    [Fact]
    public async Task Check_EachDay_RenewsTheTokenAndPaysNothing()
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);

        await CheckAsync(run);
        run.Pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await CheckAsync(run);

        stub.Renewals.ShouldBe(2);
        stub.Requests.ShouldBeEmpty();
        (await TokenAsync(run)).GetProperty("daysLeft").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Check_TheAppsToken_IsLeftToTheCollection()
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub);

        await CheckAsync(run);

        stub.Requests.ShouldBeEmpty();
        (await TokenAsync(run)).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static Task CheckAsync(XRun run) => run.Pipeline.Get<TokenCheck>().RunAsync(CheckTokenMessage.For(run.Page), CancellationToken.None);

    private static async Task<HttpAnswer> RegisterAsync(XRun run) => await run.Pipeline.SendAsync(await run.Pipeline.Get<PageRegistration>().RegisterAsync(
        HttpAnswers.Request($$"""{"network":"x","id":"{{XStub.UserId}}"}"""), CancellationToken.None));

    private static async Task<JsonElement> TokenAsync(XRun run) =>
        (await run.Pipeline.ListPagesAsync()).Body.GetProperty("pages").EnumerateArray().Single().GetProperty("token");
}

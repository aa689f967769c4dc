using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;
using Engagement.Functions.Networks;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.EndToEnd;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Networks.X;
using Engagement.Functions.Tests.Report;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Connect;

/// <summary>Registrations, token checks and webhook deliveries, with faults: no secret in an answer, a log line, a message or a row.</summary>
public class SecretsTests(AzuriteFixture azurite)
{
    private const string VerifyToken = "chosen-verify-token";
    private const string WrongSecret = "wrong-app-secret";
    private const string AuthorSecret = "a-secret-of-thirty-two-characters-or-more";

    private static readonly DateOnly Day = new(2026, 11, 21);

    [Theory]
    [InlineData(SimulatedRun.AppSecret)]
    [InlineData(WrongSecret)]
    public async Task Run_SimulatedFaults_ShowNoSecret(string appSecret)
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite, new()
        {
            ["Facebook:AppId"] = "100000000000900",
            ["Facebook:AppSecret"] = appSecret,
            ["Facebook:WebhookVerifyToken"] = VerifyToken,
            ["Facebook:NestedCommentsPageSize"] = "3",
            ["Collection:AuthorSecret"] = AuthorSecret,
        });
        await run.SetFaultAsync(run.Pages[0].Id, new { kind = "token_expired" });
        await run.SetFaultAsync(run.Pages[1].Id, new { kind = "not_json", times = 1 });

        var seen = new List<string>();
        foreach (var page in run.Pages)
            seen.Add(await RegisterAsync(pipeline, page.Id));
        foreach (var page in run.Pages)
            await pipeline.RegisterAsync(page.Id, collects: CollectedData.Usual);
        await CheckTokensAsync(pipeline, seen);
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();
        seen.AddRange(await WebhookAsync(pipeline, run.Pages[1].Id, appSecret));
        if (appSecret == SimulatedRun.AppSecret)
            (await pipeline.Tables.Comments.QueryAsync<TableEntity>().AnyAsync(TestContext.Current.CancellationToken)).ShouldBeTrue("comments came with links that hold tokens");

        await ShouldShowNoneAsync(pipeline, seen, [.. run.Pages.Select(page => page.AccessToken), SimulatedRun.AppSecret, WrongSecret, VerifyToken, AuthorSecret], run.Pages[1].Id);
    }

    [Fact]
    public async Task Run_ErrorsThatQuoteSecrets_ShowNoSecret()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, new Dictionary<string, string?>
        {
            ["Facebook:AppId"] = "900",
            ["Facebook:AppSecret"] = WrongSecret,
            ["Facebook:WebhookVerifyToken"] = VerifyToken,
            ["Collection:AuthorSecret"] = AuthorSecret,
        });
        var seen = new List<string>();
        foreach (var (status, code) in new[] { (400, 190), (400, 100), (400, 10), (400, 4), (500, 2) })
        {
            stub.Instead = _ => new(status, GraphStub.Error(code, message: $"Malformed access token {Pipeline.Token}, proof {WrongSecret}"));
            seen.Add(await RegisterAsync(pipeline, "1000"));
            await CheckTokensAsync(pipeline, seen);
            await CollectAsync(pipeline, "1000", seen);
            seen.Add((await pipeline.SendAsync(await pipeline.Get<PageRemoval>().RemoveAsync("facebook", "1000", null, CancellationToken.None))).Body.GetRawText());
        }
        seen.AddRange(await WebhookAsync(pipeline, "1000", WrongSecret));

        await ShouldShowNoneAsync(pipeline, seen, [Pipeline.Token, WrongSecret, VerifyToken, AuthorSecret], "1000");
    }

    [Fact]
    public async Task Run_AccountsOnX_ShowNoSecret()
    {
        const string authorSecret = "0123456789abcdef0123456789abcdef";
        var clock = new FakeTimeProvider(XRun.Morning);
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock });
        using var http = new HttpClient { BaseAddress = simulator.BaseUri };
        var accounts = simulator.XAccounts;
        await using var pipeline = await Pipeline.StartAsync(azurite, simulator.BaseUri, new Dictionary<string, string?>
        {
            ["X:BaseUrl"] = simulator.BaseUri.AbsoluteUri,
            ["X:BearerToken"] = accounts[0].BearerToken,
            ["X:ClientId"] = accounts[0].ClientId,
            ["X:ClientSecret"] = accounts[0].ClientSecret,
            ["X:TokenEncryptionKey"] = XRun.EncryptionKey,
            ["Collection:AuthorSecret"] = authorSecret,
            [$"X:RefreshTokens:{accounts[0].Id}"] = accounts[0].RefreshToken,
            [$"X:RefreshTokens:{accounts[1].Id}"] = accounts[1].RefreshToken,
        }, clock: clock);
        var secrets = new HashSet<string> { accounts[0].BearerToken, accounts[0].ClientSecret, XRun.EncryptionKey, authorSecret };
        var seen = new List<string>();

        // Days on which tokens are renewed, end midway, are refused for good, and the endpoint is in trouble.
        foreach (var (kind, endpoint) in new[] { ("none", "token"), ("token_expired", "timeline"), ("truncated_json", "token"), ("rate_limit", "token"), ("credits_depleted", "token") })
        {
            foreach (var account in accounts)
                (await http.PostAsJsonAsync(new Uri($"truth/x/accounts/{account.Id}/fault", UriKind.Relative), new { kind, endpoint, times = 1 })).EnsureSuccessStatusCode();
            foreach (var account in accounts)
                seen.Add((await pipeline.SendAsync(await pipeline.Get<PageRegistration>().RegisterAsync(
                    HttpAnswers.Request($$"""{"network":"x","id":"{{account.Id}}"}"""), CancellationToken.None))).Body.GetRawText());
            await CheckTokensAsync(pipeline, seen);
            await pipeline.ScheduleAsync();
            await pipeline.DrainAsync();
            secrets.UnionWith(simulator.XAccounts.SelectMany(account => new[] { account.AccessToken, account.RefreshToken }).Concat(accounts.SelectMany(account => new[] { account.AccessToken, account.RefreshToken })));
            clock.Advance(TimeSpan.FromDays(1));
        }

        (await pipeline.DumpAsync()).ShouldContain("token_expired");
        await ShouldShowNoneAsync(pipeline, seen, [.. secrets], accounts[0].Id, ["access_token", "refresh_token", "Basic "]);
    }

    private static async Task ShouldShowNoneAsync(Pipeline pipeline, List<string> seen, IReadOnlyList<string> secrets, string page, IReadOnlyList<string>? signs = null)
    {
        seen.Add((await pipeline.ListPagesAsync()).Body.GetRawText());
        seen.Add((await pipeline.SendAsync(await pipeline.Get<HealthReport>().GetAsync(CancellationToken.None))).Body.GetRawText());
        foreach (var queue in MessageQueues.Names)
            seen.AddRange(await pipeline.TakeAsync(queue));
        var everything = string.Join('\n', [await pipeline.DumpAsync(), .. pipeline.Delivered, .. pipeline.Logs.All, .. seen]);

        everything.ShouldContain(page);
        foreach (var secret in secrets.Concat(signs ?? ["access_token", "appsecret_proof", "input_token", "Bearer"]))
            everything.ShouldNotContain(secret);
    }

    private static async Task<string> RegisterAsync(Pipeline pipeline, string id) => (await pipeline.SendAsync(
        await pipeline.Get<PageRegistration>().RegisterAsync(HttpAnswers.Request($$"""{"network":"facebook","id":"{{id}}","collects":["insights","posts","messages"]}"""), CancellationToken.None))).Body.GetRawText();

    private static async Task CollectAsync(Pipeline pipeline, string id, List<string> seen)
    {
        foreach (var stream in new[] { CollectionStream.Days, CollectionStream.Messages })
        {
            try
            {
                await pipeline.Get<PageCollector>().RunAsync(
                    CollectMessage.For(new(Network.Facebook, id), new(Day, Day), Day, stream), isLastAttempt: false, CancellationToken.None);
            }
            catch (TransientSourceException e)
            {
                seen.Add($"{e}");
            }
        }
    }

    private static async Task CheckTokensAsync(Pipeline pipeline, List<string> seen)
    {
        await pipeline.Get<TokenCheck>().ScheduleAsync(CancellationToken.None);
        foreach (var message in await pipeline.TakeAsync(MessageQueues.CheckToken))
        {
            seen.Add(message);
            try
            {
                await pipeline.Get<TokenCheck>().RunAsync(CheckTokenMessage.Parse(message), CancellationToken.None);
            }
            catch (TransientSourceException e)
            {
                // What the host writes to its log.
                seen.Add($"{e}");
            }
        }
    }

    private static async Task<IReadOnlyList<string>> WebhookAsync(Pipeline pipeline, string page, string appSecret)
    {
        var webhook = pipeline.Get<FacebookWebhook>();
        var answers = new List<string>();
        foreach (var token in new[] { VerifyToken, "other" })
        {
            var handshake = new DefaultHttpContext { Request = { QueryString = new($"?hub.mode=subscribe&hub.challenge=1&hub.verify_token={token}") } }.Request;
            answers.Add((await pipeline.SendAsync(webhook.Verify(handshake.Query))).Body.GetRawText());
        }
        var body = Encoding.UTF8.GetBytes($$$$"""{"object":"page","entry":[{"id":"{{{{page}}}}","time":1795000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"hide","comment_id":"1_2"}}]}]}""");
        foreach (var secret in new[] { appSecret, "forged" })
        {
            var request = new DefaultHttpContext { Request = { Body = new MemoryStream(body) } }.Request;
            request.Headers["X-Hub-Signature-256"] = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
            await webhook.ReceiveAsync(request, CancellationToken.None);
        }
        var messages = await pipeline.TakeAsync(MessageQueues.FeedChange);
        messages.Count.ShouldBe(1);
        await pipeline.Get<FeedChangeRecorder>().RunAsync(FeedChange.Parse(messages[0]), CancellationToken.None);
        return [.. answers, .. messages];
    }
}

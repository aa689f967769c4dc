using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engagement.Core;
using Engagement.Functions.Alert;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.EndToEnd;
using Engagement.Functions.Tests.Faults;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Malformed;
using Engagement.Functions.Tests.Networks.X;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Secrets;

/// <summary>Two days on which everything goes wrong that can: no secret in a log line, a message, a row, an answer or an error.</summary>
public partial class SecretScanTests(AzuriteFixture azurite)
{
    private const string VerifyToken = "chosen-verify-token";
    private const string AuthorSecret = "an-author-secret-of-the-tests-0123456789";
    private const string PreviousAuthorSecret = "the-author-secret-before-it-0123456789";

    private const int HoursPerDay = 5;
    private const int MalformedRequests = 400;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task FaultyRun_ShowsNoSecret_AndWouldBeSeenToDoSo()
    {
        await using var run = await Run.StartAsync(azurite);

        await run.DaysAsync(2);
        var texts = await run.GatherAsync();

        // It was a full run, and a faulty one: otherwise there is nothing to find.
        foreach (var (channel, sign) in new[]
        {
            ("rows", "token_expired"), ("rows", "AuthorKey"), ("messages", "quantify"), ("messages", "qualify"), ("messages", "detect"), ("failures", "TransientSourceException"),
            ("answers", "collectedThroughDay"), ("answers", "poison"), ("errors", "The request is not valid."), ("log", "waits"),
        })
            texts.ShouldContain(text => text.Channel == channel && text.Text.Contains(sign, StringComparison.Ordinal), $"{sign} among {channel}");
        run.Scan.Find(texts).ShouldBeEmpty();

        // And the scan finds one in every place, in whatever spelling.
        foreach (var (number, secret) in run.Secrets.Index())
            await run.PlantAsync(secret.Value, number);
        var found = run.Scan.Find(await run.GatherAsync());
        found.ShouldBe(
            run.Secrets.Keys.SelectMany(name => new[] { $"answers: {name}", $"errors: {name}", $"log: {name}", $"messages: {name}", $"rows: {name}" }).Order(StringComparer.Ordinal), ignoreOrder: true);
    }

    [Theory]
    [InlineData("x EAABtoken0123456789/+= y")]
    [InlineData("?access_token=EAABtoken0123456789%2F%2B%3D&x")]
    [InlineData("Authorization: Basic eDpFQUFCdG9rZW4wMTIzNDU2Nzg5Lys9")]
    [InlineData("4541414274 6f6b656e", false)]
    [InlineData("454141427" + "46f6b656e303132333435363738392f2b3d")]
    [InlineData("EAABtoken01...")]
    [InlineData("EAABtok...", false)]
    public void Scan_Spellings_AreFound(string text, bool isFound = true) =>
        (new SecretScan(new Dictionary<string, string> { ["token"] = "EAABtoken0123456789/+=" }).Find([("log", text)]).Count > 0).ShouldBe(isFound);

    private sealed partial class Run(SimulatorServer simulator, Pipeline pipeline, ClockedQueues queues, MemoryTables tables, FakeTimeProvider clock, IReadOnlyDictionary<string, string> secrets) : IAsyncDisposable
    {
        private readonly HttpClient _http = new() { BaseAddress = simulator.BaseUri };
        private readonly List<(string Channel, string Text)> _seen = [];

        public IReadOnlyDictionary<string, string> Secrets => secrets;

        public SecretScan Scan { get; } = new(secrets);

        public static async Task<Run> StartAsync(AzuriteFixture azurite)
        {
            var clock = new FakeTimeProvider(Start);
            var simulator = await SimulatorServer.StartAsync(new() { Clock = clock, PageCount = 4, XAccountCount = 3, HistoryDays = 8, AppSecret = SimulatedRun.AppSecret });
            var (pages, accounts) = (simulator.Pages, simulator.XAccounts);
            var settings = pages.ToDictionary(page => $"Facebook:PageTokens:{page.Id}", page => (string?)page.AccessToken);
            settings["Facebook:AppId"] = "100000000000900";
            settings["Facebook:AppSecret"] = SimulatedRun.AppSecret;
            settings["Facebook:WebhookVerifyToken"] = VerifyToken;
            settings["X:BaseUrl"] = simulator.BaseUri.AbsoluteUri;
            settings["X:BearerToken"] = accounts[0].BearerToken;
            settings["X:ClientId"] = accounts[0].ClientId;
            settings["X:ClientSecret"] = accounts[0].ClientSecret;
            settings["X:TokenEncryptionKey"] = XRun.EncryptionKey;
            settings[$"X:RefreshTokens:{accounts[0].Id}"] = accounts[0].RefreshToken;
            settings["Collection:AuthorSecret"] = AuthorSecret;
            settings["Collection:PreviousAuthorSecret"] = PreviousAuthorSecret;
            settings["Collection:AuthorSecretFrom"] = "2026-11-20";
            settings["Collection:BackfillDays"] = "5";
            settings["Collection:RereadDays"] = "4";
            var secrets = pages.ToDictionary(page => $"token of {page.Id}", page => page.AccessToken);
            foreach (var (name, secret) in new[]
            {
                ("app secret", SimulatedRun.AppSecret), ("verify token", VerifyToken), ("bearer token", accounts[0].BearerToken), ("client secret", accounts[0].ClientSecret), ("encryption key", XRun.EncryptionKey),
                ("refresh token", accounts[0].RefreshToken), ("access token", accounts[0].AccessToken), ("author secret", AuthorSecret), ("previous author secret", PreviousAuthorSecret),
                ("storage key", AccountKey().Match(azurite.ConnectionString).Groups["key"].Value),
            })
                secrets[name] = secret;
            var (queues, tables) = (new ClockedQueues(clock), new MemoryTables());
            var pipeline = await Pipeline.StartAsync(azurite, simulator.BaseUri, settings, tables.Options, clock, queues.Options);
            return new(simulator, pipeline, queues, tables, clock, secrets);
        }

        public async Task DaysAsync(int days)
        {
            foreach (var (network, id, collects) in Registrations())
                await AskAsync("RegisterPage", "post", [], "", JsonSerializer.Serialize(new { network, id, collects }));
            foreach (var (number, page) in simulator.Pages.Index())
                await SetFaultsAsync("truth/pages", page.Id, number);
            foreach (var (number, account) in simulator.XAccounts.Index())
                await SetFaultsAsync("truth/x/accounts", account.Id, number);
            for (var day = 0; day < days; day++)
                for (var hour = 0; hour < HoursPerDay; hour++)
                {
                    clock.SetUtcNow(Start.AddDays(day).AddHours(hour));
                    await TryAsync(pipeline.ScheduleAsync);
                    await TryAsync(() => pipeline.Get<TokenCheck>().ScheduleAsync(CancellationToken.None));
                    await TryAsync(() => pipeline.Get<RetentionSweep>().ScheduleAsync(CancellationToken.None));
                    await TryAsync(() => pipeline.Get<PipelineWatch>().RunAsync(CancellationToken.None));
                    await DeliverAsync(Start.AddDays(day).AddHours(hour + 1));
                }
        }

        /// <summary>Everything that anybody could see.</summary>
        public async Task<IReadOnlyList<(string Channel, string Text)>> GatherAsync()
        {
            foreach (var function in HttpFunction.All.Where(function => function.Trigger.Methods!.Contains("get")))
                foreach (var (network, id, _) in Registrations())
                    await AskAsync(function.Name, "get", new() { ["network"] = network, ["id"] = id, ["path"] = "Pages", ["file"] = "Posts.csv", ["queue"] = "collect" }, "", "");
            for (var seed = 1; seed <= MalformedRequests; seed++)
            {
                var request = RandomRequest.Draw(new(new Random(seed)), SimulatedRun.AppSecret);
                // Who asks to be erased is, and pages that are removed are: this run is not about that.
                if (request.Function.Name is not ("RemovePage" or "RequestErasure"))
                    await AskAsync(request.Function, request.Context(), request.Route);
            }
            return
            [
                .. _seen, .. pipeline.Logs.All.Select(line => ("log", line)), .. queues.Sent.Select(sent => ("messages", sent)),
                .. (await pipeline.DumpAsync()).Split('\n').Select(row => ("rows", row)),
            ];
        }

        /// <summary>Puts a secret where it must not be: into a log line, a message, a row, an answer and an error.</summary>
        public async Task PlantAsync(string secret, int number)
        {
            pipeline.Get<ILogger<SecretScanTests>>().LogWarning("The call failed: {Address}", $"https://graph.invalid/me?access_token={Uri.EscapeDataString(secret)}");
            await pipeline.Queues.SendAsync(AlertMessage.For("token_ends", "all", null, Start, new($"Token {secret}", []), new("", [])), null, CancellationToken.None);
            await pipeline.Get<FailedMessageRows>().SaveAsync(MessageQueues.Collect, $"planted {number}", new(secret, false, Start), CancellationToken.None);
            await pipeline.Get<Pages>().SaveAsync(new(new(Network.Facebook, $"{9000 + number}"), $"Page {secret}", "UTC", null, null, CollectedData.Insights), CancellationToken.None);
            await AskAsync("RegisterPage", "post", [], "", JsonSerializer.Serialize(new { network = "facebook", id = "1000", market = secret }));
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await pipeline.DisposeAsync();
            await simulator.DisposeAsync();
            queues.Dispose();
            tables.Dispose();
        }

        private IEnumerable<(string Network, string Id, string[] Collects)> Registrations() =>
            simulator.Pages.Select(page => ("facebook", page.Id, new[] { "insights", "posts", "comments", "messages" }))
                .Concat(simulator.XAccounts.Select(account => ("x", account.Id, new[] { "insights", "posts", "comments", "audience" })));

        // Every second page is in all sorts of trouble, the others in little.
        private async Task SetFaultsAsync(string truth, string id, int number)
        {
            var all = (await _http.GetFromJsonAsync<JsonElement>(new Uri($"{truth}/faults", UriKind.Relative))).GetProperty("faults").EnumerateArray().Select(kind => kind.GetProperty("kind").GetString()!).ToList();
            (await _http.PostAsJsonAsync(new Uri($"{truth}/{id}/fault", UriKind.Relative), new { seed = number, probability = number % 2 == 0 ? 0.5 : 0.1, kinds = all.Where(kind => kind != "metric_removed"), delayMilliseconds = 1 }))
                .EnsureSuccessStatusCode();
        }

        /// <summary>Delivers as a host does: five attempts half a minute apart, and of what is given up a line in the log.</summary>
        private async Task DeliverAsync(DateTimeOffset end)
        {
            while (queues.NextVisibleAt is { } next && next < end)
            {
                if (next > clock.GetUtcNow())
                    clock.SetUtcNow(next);
                foreach (var message in queues.TakeVisible())
                {
                    var function = QueueFunction.All.Single(one => Regex.IsMatch(message.Queue, $@"^t\d+p\d+{one.Queue}$"));
                    if (await function.TryAsync(pipeline.Get<IServiceProvider>(), message.Body, message.Attempt) is not { } failure)
                        continue;
                    _seen.Add(("failures", $"{failure}"));
                    if (message.Attempt < MessageQueues.MaxDequeueCount)
                        queues.Put(message with { Attempt = message.Attempt + 1, VisibleAt = clock.GetUtcNow() + RetryDelay });
                }
            }
        }

        private async Task TryAsync(Func<Task> run)
        {
            try
            {
                await run();
            }
            catch (Exception e) when (e is InvalidOperationException)
            {
                _seen.Add(("failures", $"{e}"));
            }
        }

        private Task AskAsync(string name, string verb, Dictionary<string, string?> route, string query, string body)
        {
            var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
            (context.Request.Method, context.Request.Scheme, context.Request.Host, context.Request.Path) = (verb.ToUpperInvariant(), "http", new("localhost"), "/api/odata");
            (context.Request.QueryString, context.Request.Body) = (new(query), new MemoryStream(Encoding.UTF8.GetBytes(body)));
            return AskAsync(HttpFunction.All.Single(function => function.Name == name), context, route);
        }

        private async Task AskAsync(HttpFunction function, DefaultHttpContext context, IReadOnlyDictionary<string, string?> route)
        {
            await function.RunAsync(pipeline.Get<IServiceProvider>(), context, function.RouteParameters.ToDictionary(name => name, name => (string?)(route.GetValueOrDefault(name) ?? "one")));
            var answer = Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
            _seen.Add((context.Response.StatusCode < 400 ? "answers" : "errors", $"{function.Name} {string.Join(' ', context.Response.Headers)} {answer}"));
        }
    }

    [GeneratedRegex("AccountKey=(?<key>[^;]+)")]
    private static partial Regex AccountKey();
}

using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Engagement.Acceptance.Harness;

namespace Engagement.Acceptance.Feed;

[CollectionDefinition(Name)]
public sealed class FeedTests : ICollectionFixture<FeedWorld>
{
    public const string Name = "feed";
}

/// <summary>The running app with pages collected and judged, and readers of every kind: read by all tests of the feed, changed by none.</summary>
public sealed class FeedWorld : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public const int BusyLimit = 20;

    private readonly TemporaryFolder _secrets = new();
    private SimulatedWorld? _world;
    private EmbeddedApp? _app;

    /// <summary>Of the page that the limited key may read.</summary>
    public string OwnPage { get; private set; } = "";

    public string OtherPage { get; private set; } = "";

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    internal StubAuthority Authority { get; private set; } = null!;

    public Uri Root => new(Http.BaseAddress!, "api/odata/");

    public async ValueTask InitializeAsync()
    {
        _world = await SimulatedWorld.StartAsync();
        Authority = await StubAuthority.StartAsync();
        (OwnPage, OtherPage) = (_world.Simulator.Pages[0].Id, _world.Simulator.Pages[1].Id);
        var settings = new Dictionary<string, string>(_world.Settings(_world.Azurite.ConnectionString))
        {
            ["Access__Readers__agency__KeySha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(KnownKeys.Limited))),
            ["Access__Readers__agency__Pages"] = $"facebook/{OwnPage}",
            ["Access__Readers__brandManager__ObjectId"] = StubAuthority.LimitedUser,
            ["Access__Readers__brandManager__Pages"] = $"facebook/{OwnPage}",
            ["Access__Readers__busy__KeySha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(KnownKeys.Busy))),
            ["Access__Readers__busy__Pages"] = $"facebook/{OwnPage}",
            ["Access__Readers__busy__RequestsPerMinute"] = $"{BusyLimit}",
            ["Entra__TenantId"] = StubAuthority.Tenant,
            ["Entra__Audience"] = StubAuthority.Audience,
            ["Entra__Authority"] = Authority.Address.AbsoluteUri,
        };
        _app = await EmbeddedApp.StartAsync(settings, _secrets.Path, _world.Azurite.ConnectionString);
        await _app.Client.WaitUntilServingAsync(Patience);
        await _world.RegisterPagesAsync(_app.Client, "comments");
        await _app.Client.TickAsync();
        await _app.Client.WaitUntilDoneAsync(_world.Simulator.Pages.Count, Patience);
        Http.BaseAddress = _app.Address;
        Http.Timeout = Patience;
        foreach (var page in new[] { OwnPage, OtherPage })
        {
            await PutAsync(
                $"/api/pages/facebook/{page}/objectives/views",
                new { name = "Vues", kind = "sum", target = 1000, firstDay = "2026-09-01", deadline = "2026-12-31", kpiId = "views" });
            await PutAsync($"/api/pages/facebook/{page}/effort/2026-10", new { hours = 12.5, cost = 600, currency = "EUR" });
            await PutAsync($"/api/pages/facebook/{page}/events/press", new { title = "Journal télévisé", firstDay = "2026-10-12" });
            await StoreJudgementsAsync(page);
        }
    }

    /// <summary>What no page of this world has: a sample of followers, an upset audience, and something that stands out.</summary>
    private async Task StoreJudgementsAsync(string page)
    {
        var service = new TableServiceClient(_world!.Azurite.ConnectionString);
        await service.GetTableClient("Anomalies").UpsertEntityAsync(new TableEntity($"facebook|{page}", "20261012|burst")
        {
            ["Network"] = "facebook", ["PageId"] = page, ["AnomalyId"] = "burst-20261012", ["Kind"] = "burst", ["FirstDay"] = "2026-10-12", ["LastDay"] = "2026-10-13", ["PeakDay"] = "2026-10-12",
            ["Score"] = 0.7, ["Level"] = "suspicious", ["Observed"] = 400.0, ["Expected"] = 40.0, ["Explained"] = 44.0, ["Deviations"] = 7.5, ["IsOfEngagements"] = false, ["Findings"] = "[]", ["RivalCauses"] = "[]",
        });
        await service.GetTableClient("Crises").UpsertEntityAsync(new TableEntity($"facebook|{page}", "20261012|20261012T14Z")
        {
            ["Network"] = "facebook", ["PageId"] = page, ["CrisisId"] = "20261012T14Z", ["StartDay"] = "2026-10-12", ["StartedAt"] = new DateTimeOffset(2026, 10, 12, 14, 0, 0, TimeSpan.Zero),
            ["PeakAt"] = new DateTimeOffset(2026, 10, 12, 16, 0, 0, TimeSpan.Zero), ["Level"] = "alert", ["Index"] = 65.5, ["WindowHours"] = 6, ["Comments"] = 90, ["Judged"] = 80, ["Upset"] = 60, ["UpsetAuthors"] = 50,
            ["Evidence"] = """[{"signal":"upset_volume","strength":0.65,"observed":60,"expected":4,"deviations":8}]""",
        });
        await service.GetTableClient("FollowerAudits").UpsertEntityAsync(new TableEntity($"facebook|{page}", "20261101")
        {
            ["Family"] = "x", ["ModelVersion"] = "0f", ["Status"] = "not_enough_data", ["N"] = 12L, ["AssumedShare"] = 0.1, ["LikelyFake"] = 1L, ["Unclear"] = 2L, ["LikelyGenuine"] = 9L,
            ["RuleSets"] = "[]", ["Cohorts"] = "[]",
        });
    }

    /// <param name="path">Behind the service root, or absolute.</param>
    public async Task<HttpResponseMessage> SendAsync(string path, string? key = KnownKeys.Function, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Root, path));
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }

    private async Task PutAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Root, path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("x-functions-key", KnownKeys.Master);
        using var answer = await Http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        if (Authority is not null)
            await Authority.DisposeAsync();
        if (_world is not null)
            await _world.DisposeAsync();
        _secrets.Dispose();
    }
}

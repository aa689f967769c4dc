using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.X;

/// <summary>An answer of the X API.</summary>
internal sealed record XResponse(int Status, string Text, HttpResponseHeaders Headers, string? ContentType)
{
    public JsonObject Body => JsonNode.Parse(Text)!.AsObject();

    public IEnumerable<string> Ids => Body["data"]?.AsArray().Select(d => d!["id"]!.GetValue<string>()) ?? [];

    public long Header(string name) => long.Parse(Headers.GetValues(name).Single(), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A running simulator and a client that asks it as the app or as an account.</summary>
internal sealed class XSimulation : IAsyncDisposable
{
    private readonly HttpClient _client;

    private XSimulation(SimulatorServer server, FixedClock clock) =>
        (Server, Clock, _client) = (server, clock, new HttpClient { BaseAddress = server.BaseUri, Timeout = TimeSpan.FromSeconds(30) });

    public SimulatorServer Server { get; }

    public FixedClock Clock { get; }

    /// <summary>The shop: many posts.</summary>
    public SimulatedXAccount Shop => Server.XAccounts[0];

    /// <summary>The museum: it buys followers.</summary>
    public SimulatedXAccount Museum => Server.XAccounts[1];

    /// <summary>The bakery: small.</summary>
    public SimulatedXAccount Bakery => Server.XAccounts[2];

    public static async Task<XSimulation> StartAsync(FixedClock? clock = null, int seed = 1, int days = 90, int accounts = 3,
        XSpellings spellings = XSpellings.Both)
    {
        clock ??= FixedClock.AtNoonOf(2026, 11, 22);
        return new(await SimulatorServer.StartAsync(new()
        {
            Clock = clock, Seed = seed, HistoryDays = days, XAccountCount = accounts, XSpellings = spellings,
        }), clock);
    }

    /// <summary>Asks with the app's token, or with the one given.</summary>
    public async Task<XResponse> AskAsync(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("2/" + path, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token ?? Shop.BearerToken);
        return await SendAsync(request);
    }

    public async Task<JsonObject> GetAsync(string path, string? token = null)
    {
        var response = await AskAsync(path, token);
        response.Status.ShouldBe(200, response.Text);
        return response.Body;
    }

    public async Task<XResponse> RefreshAsync(string refreshToken, string? secret = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("2/oauth2/token", UriKind.Relative));
        request.Headers.Authorization =
            new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Shop.ClientId}:{secret ?? Shop.ClientSecret}")));
        request.Content = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("refresh_token", refreshToken)]);
        return await SendAsync(request);
    }

    /// <summary>The ids of every item, page by page until there is no next token.</summary>
    public async Task<IReadOnlyList<string>> AllIdsAsync(string path, string tokenParameter = "pagination_token")
    {
        var ids = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var response = await AskAsync(path + (next.Length == 0 ? "" : $"&{tokenParameter}={next}"));
            response.Status.ShouldBe(200, response.Text);
            ids.AddRange(response.Ids);
            next = response.Body["meta"]!["next_token"]?.GetValue<string>();
        }

        return ids;
    }

    public async Task<JsonArray> TruthAsync(string what, SimulatedXAccount account) =>
        JsonNode.Parse(await _client.GetStringAsync(new Uri($"truth/x/accounts/{account.Id}/{what}", UriKind.Relative)))![what]!.AsArray();

    public async Task<string> SetFaultAsync(object fault, SimulatedXAccount? account = null, int expectedStatus = 200)
    {
        using var response = await _client.PostAsJsonAsync($"truth/x/accounts/{(account ?? Shop).Id}/fault", fault);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(expectedStatus, text);
        return text;
    }

    public Task<string> CallsAsync(SimulatedXAccount account) => _client.GetStringAsync(new Uri($"truth/x/accounts/{account.Id}/calls", UriKind.Relative));

    public async Task AuthorizeAsync(SimulatedXAccount account)
    {
        using var response = await _client.PostAsync(new Uri($"truth/x/accounts/{account.Id}/authorize", UriKind.Relative), null);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<XResponse> SendAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers,
            response.Content.Headers.ContentType?.MediaType);
    }
}

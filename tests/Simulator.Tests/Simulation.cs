using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests;

/// <summary>A running simulator and a client that asks it as a page.</summary>
internal sealed class Simulation : IAsyncDisposable
{
    private readonly SimulatorServer _server;
    private readonly HttpClient _client;

    private Simulation(SimulatorServer server) =>
        (_server, _client) = (server, new HttpClient { BaseAddress = server.BaseUri, Timeout = TimeSpan.FromSeconds(20) });

    public SimulatorServer Server => _server;

    public SimulatedPage Page => _server.Pages[0];

    public HttpClient Client => _client;

    public static async Task<Simulation> StartAsync(FixedClock? clock = null, int seed = 1, int days = 90, string? appSecret = null,
        int pages = 3) =>
        new(await SimulatorServer.StartAsync(new()
        {
            Clock = clock ?? FixedClock.AtNoonOf(2026, 11, 22), Seed = seed, HistoryDays = days, AppSecret = appSecret, PageCount = pages,
        }));

    public static async Task<Simulation> ReplayAsync(string folder) =>
        new(await SimulatorServer.StartAsync(new() { ReplayFolder = folder }));

    public SimulatedPage PageNamed(string id) => _server.Pages.Single(p => p.Id == id);

    /// <summary>Asks with the page's own token; "{page}" in the path is its id.</summary>
    public Task<JsonObject> GetAsync(string path, SimulatedPage? page = null) => GetAsync(path, 200, page);

    public async Task<JsonObject> GetAsync(string path, int expectedStatus, SimulatedPage? page = null)
    {
        page ??= Page;
        var (status, body) = await AskAsync(path.Replace("{page}", page.Id, StringComparison.Ordinal), page.AccessToken);
        status.ShouldBe(expectedStatus, body);
        return JsonNode.Parse(body)!.AsObject();
    }

    public async Task<(int Status, string Body)> AskAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.RelativeOrAbsolute));
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var response = await _client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonObject> ErrorAsync(string path, int expectedStatus, SimulatedPage? page = null) =>
        (await GetAsync(path, expectedStatus, page))["error"]!.AsObject();

    /// <summary>The (end_time, value) points of a metric.</summary>
    public async Task<IReadOnlyList<(string EndTime, long Value)>> PointsAsync(string metric, string period, string since, string until,
        SimulatedPage? page = null)
    {
        var answer = await GetAsync($"v26.0/{{page}}/insights?metric={metric}&period={period}&since={since}&until={until}", page);
        return answer["data"]!.AsArray().Count == 0
            ? []
            : [.. answer["data"]![0]!["values"]!.AsArray().Select(v => (v!["end_time"]!.GetValue<string>(), v["value"]!.GetValue<long>()))];
    }

    public async Task<IReadOnlyList<JsonObject>> AllPostsAsync(string query, SimulatedPage? page = null)
    {
        var posts = new List<JsonObject>();
        var path = $"v26.0/{{page}}/published_posts?{query}";
        while (path is not null)
        {
            var answer = await GetAsync(path, page);
            posts.AddRange(answer["data"]!.AsArray().Select(p => p!.AsObject()));
            path = answer["paging"]?["next"]?.GetValue<string>();
        }

        return posts;
    }

    public async Task<JsonArray> TruthAsync(string what, SimulatedPage? page = null) =>
        JsonNode.Parse(await _client.GetStringAsync(new Uri($"truth/pages/{(page ?? Page).Id}/{what}",
            UriKind.Relative)))![what]!.AsArray();

    public async Task SetFaultAsync(object fault, SimulatedPage? page = null)
    {
        using var response = await _client.PostAsJsonAsync($"truth/pages/{(page ?? Page).Id}/fault", fault);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}

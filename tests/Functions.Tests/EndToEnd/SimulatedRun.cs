using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Tests.Harness;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>The simulator and any number of pipelines that collect from it; all share one clock.</summary>
/// <remarks>Months of pages are more rows than the emulator writes in good time, so tables are in memory; tests/Acceptance runs the same on the emulator.</remarks>
internal sealed class SimulatedRun : IAsyncDisposable
{
    public const string AppSecret = "simulated-app-secret";

    private readonly SimulatorServer _simulator;
    private readonly HttpClient _http;

    private SimulatedRun(SimulatorServer simulator, FakeTimeProvider clock)
    {
        (_simulator, Clock) = (simulator, clock);
        _http = new() { BaseAddress = simulator.BaseUri };
    }

    public FakeTimeProvider Clock { get; }

    public IReadOnlyList<SimulatedPage> Pages => _simulator.Pages;

    public static async Task<SimulatedRun> StartAsync(int seed = 1)
    {
        var clock = new FakeTimeProvider(Pipeline.Morning);
        return new(await SimulatorServer.StartAsync(new() { Seed = seed, Clock = clock, AppSecret = AppSecret }), clock);
    }

    public async Task<Pipeline> CollectorAsync(
        AzuriteFixture azurite, Dictionary<string, string?>? more = null, CollectedData collects = CollectedData.Usual, TextReadings? readings = null)
    {
        var settings = Pages.ToDictionary(page => $"Facebook:PageTokens:{page.Id}", page => (string?)page.AccessToken);
        settings["Facebook:AppSecret"] = AppSecret;
        foreach (var (setting, value) in more ?? [])
            settings[setting] = value;
        var pipeline = await Pipeline.StartAsync(azurite, _simulator.BaseUri, settings, new MemoryTables().Options, Clock, readings: readings);
        foreach (var page in Pages)
            await pipeline.RegisterAsync(page.Id, collects: collects);
        return pipeline;
    }

    public async Task SetFaultAsync(string pageId, object fault) =>
        (await _http.PostAsJsonAsync(new Uri($"truth/pages/{pageId}/fault", UriKind.Relative), fault)).EnsureSuccessStatusCode();

    /// <summary>What the simulator serves for a page, by day and measure.</summary>
    public async Task<Dictionary<DateOnly, Dictionary<string, long>>> ServedAsync(string pageId, DayRange days)
    {
        var truth = await _http.GetFromJsonAsync<JsonElement>(new Uri($"truth/pages/{pageId}/days?first={days.FirstDay:yyyy-MM-dd}&last={days.LastDay:yyyy-MM-dd}", UriKind.Relative));
        return truth.GetProperty("days").EnumerateArray().ToDictionary(
            day => day.GetProperty("day").Deserialize<DateOnly>(),
            day => new Dictionary<string, long>(day.GetProperty("served").Deserialize<Dictionary<string, long>>()!)
            {
                ["posts"] = day.GetProperty("postsPublished").GetInt64(),
            });
    }

    public async Task<IReadOnlyList<JsonElement>> PostsAsync(string pageId) =>
        [.. (await _http.GetFromJsonAsync<JsonElement>(new Uri($"truth/pages/{pageId}/posts", UriKind.Relative))).GetProperty("posts").EnumerateArray()];

    public async Task<IReadOnlyList<JsonElement>> CommentsAsync(string pageId) =>
        [.. (await _http.GetFromJsonAsync<JsonElement>(new Uri($"truth/pages/{pageId}/comments", UriKind.Relative))).GetProperty("comments").EnumerateArray()];

    public async Task ModerateAsync(string pageId, string id, string action) =>
        (await _http.PostAsJsonAsync(new Uri($"truth/pages/{pageId}/moderation", UriKind.Relative), new { id, action })).EnsureSuccessStatusCode();

    /// <summary>Followers by day and country, as "2026-11-21 FR 4711".</summary>
    public async Task<IReadOnlyList<string>> CountriesAsync(string pageId, DayRange days)
    {
        var truth = await _http.GetFromJsonAsync<JsonElement>(new Uri($"truth/pages/{pageId}/days?first={days.FirstDay:yyyy-MM-dd}&last={days.LastDay:yyyy-MM-dd}", UriKind.Relative));
        return
        [
            .. from day in truth.GetProperty("days").EnumerateArray()
               from country in day.GetProperty("followersByCountry").EnumerateObject()
               select $"{day.GetProperty("day").GetString()} {country.Name} {country.Value}",
        ];
    }

    /// <summary>What the page's node says now.</summary>
    public async Task<(long Followers, long Fans)> NowAsync(string pageId)
    {
        var page = await _http.GetFromJsonAsync<JsonElement>(new Uri($"truth/pages/{pageId}", UriKind.Relative));
        return (page.GetProperty("followersNow").GetInt64(), page.GetProperty("fansNow").GetInt64());
    }

    /// <summary>Which of a page's changes are pushed to the app.</summary>
    public async Task<IReadOnlyList<string>> SubscribedFieldsAsync(SimulatedPage page)
    {
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(page.AccessToken)));
        var answer = await _http.GetFromJsonAsync<JsonElement>(new Uri($"v26.0/{page.Id}/subscribed_apps?access_token={page.AccessToken}&appsecret_proof={proof}", UriKind.Relative));
        return [.. answer.GetProperty("data").EnumerateArray().SelectMany(app => app.GetProperty("subscribed_fields").EnumerateArray().Select(field => field.GetString()!))];
    }

    /// <summary>Everything written privately, whether the network hands it out or not.</summary>
    public async Task<IReadOnlyList<JsonElement>> MessagesAsync(string pageId) =>
        [.. (await _http.GetFromJsonAsync<JsonElement>(new Uri($"truth/pages/{pageId}/messages", UriKind.Relative))).GetProperty("messages").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _simulator.DisposeAsync();
    }
}

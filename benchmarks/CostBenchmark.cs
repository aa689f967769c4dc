using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Engagement.Azurite;
using Engagement.Simulator;
using Engagement.Testing;

namespace Engagement.Benchmarks;

/// <summary>What a page costs in storage requests and function executions: on its first day, on every day, and in an hour in which nothing is due.</summary>
/// <remarks>docs/costs.md turns these counts into money. The peer is the same with three times the pages: counts per page must not grow with their number.</remarks>
internal static class CostBenchmark
{
    private const string MasterKey = "master-key-of-the-benchmark-0123456789";
    private static readonly int[] PageCounts = [3, 9];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly string[] Counted = ["Table", "Queue", "Execution", "Blob", "QueuePoll"];

    public static async Task RunAsync()
    {
        Console.WriteLine($"{"pages",5} {"phase",-12} {string.Concat(Counted.Select(name => $"{name,11}"))} {"network",11}   (per page; polls of empty queues and blobs per run)");
        foreach (var pages in PageCounts)
            await MeasureAsync(pages);
    }

    private static async Task MeasureAsync(int pageCount)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Log = Console.WriteLine });
        await using var meter = await StorageMeter.StartAsync(azurite.ConnectionString);
        await using var simulator = await SimulatorServer.StartAsync(new() { Seed = 1, PageCount = pageCount, XAccountCount = 0 });
        using var secrets = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(secrets.Path, "host.json"), $$"""
            { "masterKey": { "name": "master", "value": "{{MasterKey}}", "encrypted": false }, "functionKeys": [], "systemKeys": [] }
            """);
        await using var process = ProductProcess.StartProject("Functions", [], Settings(meter, simulator, secrets.Path));
        using var app = new HttpClient { BaseAddress = new Uri(await process.LineAsync("Listening on ", Patience)) };
        app.DefaultRequestHeaders.Add("x-functions-key", MasterKey);
        using var network = new HttpClient { BaseAddress = simulator.BaseUri };
        var yesterday = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow, "America/Los_Angeles").Date).AddDays(-1);

        async Task PhaseAsync(string name, params string[] timers)
        {
            meter.Take();
            var before = await NetworkCallsAsync(network, simulator);
            foreach (var timer in timers)
                (await app.PostAsJsonAsync(new Uri($"admin/functions/{timer}", UriKind.Relative), new { input = "" })).EnsureSuccessStatusCode();
            await QuietAsync(azurite.ConnectionString);
            Print(pageCount, name, meter.Take(), await NetworkCallsAsync(network, simulator) - before);
        }

        await RegisterAsync(app, simulator, yesterday.AddDays(-1));
        await PhaseAsync("first day", "ScheduleCollection");
        // One more day is complete: what every day brings.
        await RegisterAsync(app, simulator, null);
        await PhaseAsync("every day", "ScheduleCollection", "CheckTokens", "ForgetTexts");
        await PhaseAsync("idle hour", "ScheduleCollection", "WatchPipeline");
    }

    private static Dictionary<string, string> Settings(StorageMeter meter, SimulatorServer simulator, string secrets)
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = meter.ConnectionString,
            ["AzureWebJobsSecretStorageType"] = "files",
            ["FUNCTIONS_SECRETS_PATH"] = secrets,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Facebook__BaseUrl"] = simulator.BaseUri.AbsoluteUri,
            ["Collection__AuthorSecret"] = "the secret of the benchmark, known to everybody",
        };
        foreach (var page in simulator.Pages)
            settings[$"Facebook__PageTokens__{page.Id}"] = page.AccessToken;
        // Timers run by hand: their own ticks would fall into any phase.
        using var local = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Functions", "local.settings.json")));
        foreach (var value in local.RootElement.GetProperty("Values").EnumerateObject().Where(value => value.Name.EndsWith("Schedule", StringComparison.Ordinal)))
            settings[value.Name] = "0 0 0 1 1 *";
        return settings;
    }

    private static async Task RegisterAsync(HttpClient app, SimulatorServer simulator, DateOnly? lastDay)
    {
        foreach (var page in simulator.Pages)
            (await app.PostAsJsonAsync(new Uri("api/pages", UriKind.Relative), new { network = "facebook", id = page.Id, name = page.Name, timeZone = page.TimeZone, market = page.Market, lastDay })).EnsureSuccessStatusCode();
    }

    private static async Task<int> NetworkCallsAsync(HttpClient network, SimulatorServer simulator)
    {
        var calls = 0;
        foreach (var page in simulator.Pages)
            calls += (await network.GetFromJsonAsync<JsonElement>(new Uri($"truth/pages/{page.Id}/calls", UriKind.Relative))).GetProperty("calls").GetInt32();
        return calls;
    }

    /// <summary>Waits until no queue has held a message for a while; asked past the meter.</summary>
    private static async Task QuietAsync(string storage)
    {
        var service = new Azure.Storage.Queues.QueueServiceClient(storage);
        for (var quiet = 0; quiet < 5; quiet++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await foreach (var queue in service.GetQueuesAsync())
                if ((await service.GetQueueClient(queue.Name).GetPropertiesAsync()).Value.ApproximateMessagesCount > 0)
                    quiet = -1;
        }
    }

    private static void Print(int pages, string phase, IReadOnlyDictionary<string, int> counts, int networkCalls)
    {
        string Count(string name) => name is "Blob" or "QueuePoll"
            ? counts.GetValueOrDefault(name).ToString(CultureInfo.InvariantCulture)
            : ((double)(name == "Queue" ? counts.GetValueOrDefault("Queue") + counts.GetValueOrDefault("Execution") : counts.GetValueOrDefault(name)) / pages).ToString("F1", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages,5} {phase,-12} {string.Concat(Counted.Select(name => $"{Count(name),11}"))} {(double)networkCalls / pages,11:F1}"));
    }
}

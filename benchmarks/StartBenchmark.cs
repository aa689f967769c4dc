using System.Diagnostics;
using System.Globalization;
using Engagement.Azurite;
using Engagement.Testing;

namespace Engagement.Benchmarks;

/// <summary>From the function app's process start to its first HTTP answer; the peer is the simulator, a small ASP.NET Core program.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 7;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Log = Console.WriteLine });
        using var secrets = new TemporaryFolder();
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureWebJobsSecretStorageType"] = "files",
            ["FUNCTIONS_SECRETS_PATH"] = secrets.Path,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };

        var (app, peer) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            app.Add(await MeasureAsync("Functions", [], settings, "Listening on ", "/api/health"));
            peer.Add(await MeasureAsync("Simulator", ["--port", "0"], settings, "Meta Graph API (simulated): ", "/truth/pages"));
        }

        Print("function app", Median(app));
        Print("peer (simulator)", Median(peer));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio to the peer {Median(app) / Median(peer):F2}, bound {Bound.TotalMilliseconds:F0} ms"));
    }

    private static async Task<TimeSpan> MeasureAsync(string project, string[] arguments, IReadOnlyDictionary<string, string> settings, string addressLine, string path)
    {
        var clock = Stopwatch.StartNew();
        await using var process = ProductProcess.StartProject(project, arguments, settings);
        var address = new Uri(await process.LineAsync(addressLine, Patience));
        using var http = new HttpClient { BaseAddress = address };
        using var answer = await http.GetAsync(path);
        var elapsed = clock.Elapsed;
        answer.EnsureSuccessStatusCode();
        return elapsed;
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(Rounds / 2);

    private static void Print(string what, TimeSpan median) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20} start to first answer, median of {Rounds}: {median.TotalMilliseconds:F0} ms"));
}

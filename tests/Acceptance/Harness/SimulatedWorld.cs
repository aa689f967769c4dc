using Engagement.Azurite;
using Engagement.Simulator;

namespace Engagement.Acceptance.Harness;

/// <summary>A simulated network whose clock stands still, and an empty storage: what the app finds around it.</summary>
internal sealed class SimulatedWorld : IAsyncDisposable
{
    /// <summary>Noon in Paris. The history before it crosses the end of daylight saving time, and is old enough to be final.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 10, 11, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly LastDay = new(2026, 11, 9);

    private SimulatedWorld(SimulatorServer simulator, AzuriteProcess azurite) => (Simulator, Azurite) = (simulator, azurite);

    public SimulatorServer Simulator { get; }

    public AzuriteProcess Azurite { get; }

    public static async Task<SimulatedWorld> StartAsync()
    {
        var azurite = AzuriteProcess.StartAsync(new AzuriteOptions());
        var simulator = await SimulatorServer.StartAsync(new SimulatorOptions { Seed = 7, Clock = new StoppedClock(Now) }, CancellationToken.None);
        return new SimulatedWorld(simulator, await azurite);
    }

    /// <summary>Settings of a function app in this world.</summary>
    public Dictionary<string, string> Settings(string storage)
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = storage,
            ["Facebook__BaseUrl"] = Simulator.BaseUri.AbsoluteUri,
            // Many small messages: more moments at which something can go wrong.
            ["Collection__WindowDays"] = "15",
            // The timer is run by hand; its own schedule would tick at a moment nobody chose.
            ["ScheduleCollectionSchedule"] = "0 0 0 1 1 *",
            ["CheckTokensSchedule"] = "0 0 0 1 1 *",
            // Tests ask more often than any reader.
            ["Access__RequestsPerMinute"] = "0",
            ["ForgetTextsSchedule"] = "0 0 0 1 1 *",
            ["FindPeerShocksSchedule"] = "0 0 0 1 1 *",
            ["WatchPipelineSchedule"] = "0 0 0 1 1 *",
            ["ScheduleDigestSchedule"] = "0 0 0 1 1 *",
        };
        foreach (var page in Simulator.Pages)
            settings[$"Facebook__PageTokens__{page.Id}"] = page.AccessToken;
        return settings;
    }

    /// <remarks>With a last day the work does not depend on the day on which the test runs.</remarks>
    /// <param name="collects">Thousands of comments would make every start from a crash longer, not more of a test; so they are asked for where they matter.</param>
    public async Task RegisterPagesAsync(PipelineClient pipeline, params string[] collects)
    {
        foreach (var page in Simulator.Pages)
            await pipeline.RegisterAsync(new
            {
                network = "facebook", id = page.Id, name = page.Name, timeZone = page.TimeZone, market = page.Market, lastDay = LastDay,
                collects = (string[])["insights", "posts", .. collects],
            });
    }

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        await Azurite.DisposeAsync();
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

using System.Net;
using Engagement.Acceptance.Harness;

namespace Engagement.Acceptance;

/// <summary>The same sources under Microsoft's Functions host and under the embedded one: the same tables, the same answers.</summary>
/// <remarks>Run by tests/compare-hosts, which builds the Azure build and says where it and the host are.</remarks>
public sealed class HostComparisonTests
{
    private const string HostScript = "REAL_HOST_RUN";
    private const string AzureBuild = "REAL_HOST_APP";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task App_UnderBothHosts_GivesTheSameTablesAndAnswers()
    {
        var (script, build) = (Environment.GetEnvironmentVariable(HostScript), Environment.GetEnvironmentVariable(AzureBuild));
        if (script is null || build is null)
            Assert.Skip("Microsoft's Functions host is not set up; tests/compare-hosts says how");

        var embedded = await RunAsync(async (world, secrets) =>
        {
            var storage = world.Azurite.ConnectionString;
            var app = await EmbeddedApp.StartAsync(TickingSettings(world), secrets, storage);
            return (app, app.Client);
        });
        var real = await RunAsync((world, secrets) =>
        {
            var host = MicrosoftHost.Start(script, build, TickingSettings(world), secrets, world.Azurite.ConnectionString);
            return Task.FromResult<(IAsyncDisposable, PipelineClient)>((host, host.Client));
        });

        embedded.Tables.Count.ShouldBeGreaterThan(300);
        ShouldBeTheSame(real.Tables, embedded.Tables);
        ShouldBeTheSame(real.Answers, embedded.Answers);
    }

    /// <remarks>Names the lines that differ; two whole storages side by side would hide them.</remarks>
    private static void ShouldBeTheSame(IReadOnlyList<string> real, IReadOnlyList<string> embedded)
    {
        string[] differences = [.. real.Except(embedded).Select(line => $"real:     {line}"), .. embedded.Except(real).Select(line => $"embedded: {line}")];
        differences.ShouldBeEmpty(string.Join('\n', differences.Take(20)));
        real.Count.ShouldBe(embedded.Count);
    }

    /// <remarks>Here the timer runs by its own schedule, which is part of what is compared.</remarks>
    private static Dictionary<string, string> TickingSettings(SimulatedWorld world) =>
        new(world.Settings(world.Azurite.ConnectionString)) { ["ScheduleCollectionSchedule"] = "*/10 * * * * *" };

    private static async Task<(IReadOnlyList<string> Tables, IReadOnlyList<string> Answers)> RunAsync(
        Func<SimulatedWorld, string, Task<(IAsyncDisposable App, PipelineClient Client)>> start)
    {
        await using var world = await SimulatedWorld.StartAsync();
        using var secrets = new TemporaryFolder();
        var (app, client) = await start(world, secrets.Path);
        await using (app)
        {
            await client.WaitUntilServingAsync(Patience);
            await world.RegisterPagesAsync(client);
            await client.WaitUntilDoneAsync(world.Simulator.Pages.Count, Patience);
            return (await TableDump.ReadAsync(world.Azurite.ConnectionString), await AnswersAsync(world, client));
        }
    }

    private static async Task<IReadOnlyList<string>> AnswersAsync(SimulatedWorld world, PipelineClient client)
    {
        var id = world.Simulator.Pages[0].Id;
        (string Path, string? Key)[] requests =
        [
            ("api/pages", KnownKeys.Function),
            .. world.Simulator.Pages.SelectMany(page => (int[])[7, 28, 90], (page, days) => ($"api/pages/facebook/{page.Id}/scorecard?days={days}", (string?)KnownKeys.Function)),
            ($"api/pages/facebook/{id}/days", KnownKeys.Function),
            ($"api/pages/facebook/{id}/days?firstDay=2026-10-30&lastDay=2026-11-03&asOf=2026-11-09", KnownKeys.Function),
            ($"api/pages/facebook/{id}/scorecard?period=week", KnownKeys.Function),
            ($"api/pages/facebook/{id}/scorecard?period=day&endingDay=2026-11-05", KnownKeys.Function),
            ($"api/pages/facebook/{id}/posting-times", KnownKeys.Function),
            .. world.Simulator.Pages.Select(page => ($"api/pages/facebook/{page.Id}/anomalies", (string?)KnownKeys.Function)),
            ($"api/pages/facebook/{id}/events", KnownKeys.Function),
            ($"api/pages/facebook/{id}/kpis?period=month&kpis=views,best_post&firstDay=2026-08-25", KnownKeys.Function),
            ($"api/pages/facebook/{id}/percentiles?period=week", KnownKeys.Function),
            ($"api/pages/facebook/{id}/benchmarks", KnownKeys.Function),
            ($"api/pages/facebook/{id}/benchmarks?period=day", KnownKeys.Function),
            ($"api/pages/facebook/{id}/milestone", KnownKeys.Function),
            ($"api/pages/facebook/{id}/fatigue", KnownKeys.Function),
            ($"api/pages/facebook/{id}/content", KnownKeys.Function),
            ($"api/pages/facebook/{id}/effort?firstMonth=2026-09", KnownKeys.Function),
            ($"api/pages/facebook/{id}/effort", null),
            ($"api/pages/facebook/{id}/posts", KnownKeys.Function),
            ($"api/pages/facebook/{id}/posts?firstDay=2026-10-30&lastDay=2026-11-03&asOf=2026-11-09", KnownKeys.Function),
            ($"api/pages/facebook/{id}/days?asOf=never", KnownKeys.Function),
            ($"api/pages/facebook/{id}/scorecard", KnownKeys.Master),
            ($"api/pages/facebook/{id}/scorecard?days=12", KnownKeys.Function),
            ($"api/pages/facebook/{id}/scorecard?days=many", KnownKeys.Function),
            ("api/pages/facebook/0/scorecard", KnownKeys.Function),
            ("api/pages/myspace/1/scorecard", KnownKeys.Function),
            ("api/pages", null),
            ("api/pages", "wrong"),
            ("api/health", null),
            ("api/nothing", KnownKeys.Function),
            ("admin/functions/ScheduleCollection", null),
        ];
        var answers = new List<string>();
        foreach (var (path, key) in requests)
        {
            var (status, body) = await client.TryGetAsync(path, key);
            // What a host says of its own to a refused caller is its own affair; the status is not.
            answers.Add($"{path} {(int)status} {(status is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound && !body.StartsWith('{') ? "" : body)}");
        }
        return answers;
    }
}

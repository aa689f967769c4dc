using System.Net;
using System.Security.Cryptography;
using System.Text;
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
        new(world.Settings(world.Azurite.ConnectionString))
        {
            ["ScheduleCollectionSchedule"] = "*/10 * * * * *",
            ["PublicBaseUrl"] = "https://kpi.example.com",
            ["Access__Readers__agency__KeySha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(KnownKeys.Limited))),
            ["Access__Readers__agency__Pages"] = $"facebook/{world.Simulator.Pages[0].Id}",
            ["Entra__TenantId"] = "11111111-2222-3333-4444-555555555555",
            ["Entra__Audience"] = "https://kpi.example.com",
            ["X__BaseUrl"] = world.Simulator.BaseUri.AbsoluteUri,
            ["X__BearerToken"] = world.Simulator.XAccounts[0].BearerToken,
        };

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
            var account = world.Simulator.XAccounts[0];
            await client.RegisterAsync(new
            {
                network = "x", id = account.Id, name = account.Name, timeZone = account.TimeZone, market = account.Market, lastDay = SimulatedWorld.LastDay, collects = new[] { "insights", "posts", "audience" },
            });
            await client.WaitUntilDoneAsync(world.Simulator.Pages.Count + 1, Patience);
            return (await TableDump.ReadAsync(world.Azurite.ConnectionString), await AnswersAsync(world, client));
        }
    }

    private static IEnumerable<(string, string?)> FeedRequests(string page) =>
    [
        .. new[] { "", "$metadata", "Pages", "DailyMetrics", "Posts", "PeriodKpis", "KpiDefinitions", "SeriesBreaks", "HourStatistics", "ContentTypes", "FollowerCountries", "Objectives" }
            .Select(path => ($"api/odata/{path}", (string?)KnownKeys.Function)),
        ($"api/odata/DailyMetrics('facebook~{page}~20261101')", KnownKeys.Function),
        ($"api/odata/DailyMetrics/$count?$filter=Day ge 2026-11-01", KnownKeys.Function),
        ($"api/odata/DailyMetrics?$filter=PageKey%20eq%20'facebook~{page}'%20and%20Day%20ge%202026-11-01&$select=Day%2CViews&$orderby=Day%20desc&$top=5", KnownKeys.Function),
        ("api/odata/Posts?$filter=CreatedAt%20ge%202026-11-01T00:00:00%2B01:00&$select=Key", KnownKeys.Function),
        ("api/odata/Pages?$expand=Posts", KnownKeys.Function),
        ("api/odata/Nothing", KnownKeys.Function),
        ("api/odata/Pages", KnownKeys.Limited),
        ("api/odata", null),
        ("api/entra/odata", null),
        ("api/entra/odata/$metadata", null),
        ("api/export/Posts.csv?$select=Key,CreatedAt,Message", KnownKeys.Function),
        ("api/export/Nothing.csv", KnownKeys.Function),
    ];

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
            ($"api/pages/facebook/{id}/answers", KnownKeys.Function),
            ($"api/pages/facebook/{id}/answers?period=month", KnownKeys.Function),
            ($"api/pages/facebook/{id}/tone?days=90", KnownKeys.Function),
            ($"api/pages/facebook/{id}/tone?period=day&endingDay=2026-11-05", KnownKeys.Function),
            ($"api/pages/facebook/{id}/moderation", KnownKeys.Function),
            ($"api/pages/facebook/{id}/topics", KnownKeys.Function),
            ($"api/pages/facebook/{id}/topics?week=2026-11-04", KnownKeys.Function),
            ($"api/pages/facebook/{id}/topics?week=today", KnownKeys.Function),
            ($"api/pages/facebook/{id}/effort?firstMonth=2026-09", KnownKeys.Function),
            ($"api/pages/facebook/{id}/effort", null),
            ($"api/pages/facebook/{id}/posts", KnownKeys.Function),
            ($"api/pages/facebook/{id}/posts?firstDay=2026-10-30&lastDay=2026-11-03&asOf=2026-11-09", KnownKeys.Function),
            ($"api/pages/x/{world.Simulator.XAccounts[0].Id}/follower-audits", KnownKeys.Function),
            ($"api/pages/facebook/{id}/days?asOf=never", KnownKeys.Function),
            ($"api/pages/facebook/{id}/scorecard", KnownKeys.Limited),
            ($"api/pages/facebook/{world.Simulator.Pages[1].Id}/scorecard", KnownKeys.Limited),
            ($"api/pages/facebook/{id}/objectives", KnownKeys.Function),
            ("api/pages", KnownKeys.Limited),
            ("api/openapi.json", null),
            .. FeedRequests(id),
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
        (string Query, string? Key, string Body)[] lists =
        [
            ("", KnownKeys.Function, "followers;following;posts\n6;1400;1\n250;220;3000\n"),
            ("?network=instagram", KnownKeys.Function, """[{"followers":6,"following":1400},{"followers":250,"hasBio":true}]"""),
            ("", KnownKeys.Function, "followers\nmany\n"),
            ("", KnownKeys.Function, new string('x', 11 * 1024 * 1024)),
            ("", null, "followers\n1\n"),
        ];
        foreach (var (query, key, list) in lists)
        {
            var (status, body) = await client.TryPostAsync($"api/audits/followers{query}", key, list);
            answers.Add($"POST {query} {list[..Math.Min(40, list.Length)]} {(int)status} {(status == HttpStatusCode.Unauthorized ? "" : body)}");
        }
        return answers;
    }
}

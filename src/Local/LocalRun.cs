using Engagement.Azurite;
using Engagement.Simulator;
using Engagement.Simulator.Replay;
using Spectre.Console;

namespace Engagement.Local;

/// <summary>One run of everything: emulator, simulated networks and function app, until the scorecards are there.</summary>
internal sealed class LocalRun(RunOptions options, IAnsiConsole console)
{
    // The oldest history that the networks keep, and so the longest backfill that makes sense.
    private const int LongestHistoryDays = 730;
    private const int DemoHistoryDays = 90;

    /// <returns>0 when every page is well, 1 when a page was refused or a message was given up.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var data = DataFolder.Open(options);
        var starting = AzuriteProcess.StartAsync(new AzuriteOptions { DataFolder = data.Azurite, Log = console.WriteLine }, cancellation);
        await using var simulator = await StartSimulatorAsync(cancellation).ConfigureAwait(false);
        foreach (var line in simulator.ReplayReport)
            console.Profile.Out.Writer.WriteLine(line);
        await using var azurite = await starting.ConfigureAwait(false);
        await using var app = await FunctionApp.StartAsync(Settings(azurite, simulator, data), data.FunctionsLog, cancellation).ConfigureAwait(false);
        using var api = new ApiClient(app.Address, HostKeys.Read(data.Secrets));
        var queues = new Queues(azurite.ConnectionString);

        foreach (var registration in simulator.Pages.Select(Registration).Concat(simulator.XAccounts.Select(Registration)))
            await api.RegisterPageAsync(registration, cancellation).ConfigureAwait(false);
        await api.RunTimerAsync("ScheduleCollection", cancellation).ConfigureAwait(false);
        var pages = await new CollectionProgress(api, queues, app, data.FunctionsLog, console).WaitAsync(simulator.Pages.Count + simulator.XAccounts.Count, cancellation).ConfigureAwait(false);

        foreach (var page in pages)
            ScorecardView.Print(console, page, await api.GetScorecardAsync(page, cancellation).ConfigureAwait(false));
        PrintAddresses(pages, api, simulator, data);
        var exitCode = Conclude(pages, (await queues.CountAsync(cancellation).ConfigureAwait(false)).Poisoned, data);
        if (!options.Exit)
            await ServeAsync(app, data, cancellation).ConfigureAwait(false);
        return exitCode;
    }

    private async Task<SimulatorServer> StartSimulatorAsync(CancellationToken cancellation)
    {
        if (options.ReplayFolder is { } folder && !Directory.Exists(folder))
            throw new LocalException($"The folder '{folder}' does not exist; name a folder of recorded pages (docs/replay-format.md).");
        try
        {
            return await SimulatorServer.StartAsync(new SimulatorOptions { Seed = options.Seed, ReplayFolder = options.ReplayFolder, HistoryDays = DemoHistoryDays }, cancellation).ConfigureAwait(false);
        }
        catch (ReplayException unusable)
        {
            throw new LocalException(unusable.Message, unusable);
        }
    }

    private Dictionary<string, string> Settings(AzuriteProcess azurite, SimulatorServer simulator, DataFolder data)
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["AzureWebJobsSecretStorageType"] = "files",
            ["FUNCTIONS_SECRETS_PATH"] = data.Secrets,
            ["Facebook__BaseUrl"] = simulator.BaseUri.AbsoluteUri,
            ["X__BaseUrl"] = simulator.BaseUri.AbsoluteUri,
            // Whoever asks here is this machine.
            ["Access__RequestsPerMinute"] = "0",
            // Who comments here is simulated or recorded long ago: the secret keeps nothing secret.
            ["Collection__AuthorSecret"] = "the secret of the demonstration, known to everybody",
        };
        foreach (var page in simulator.Pages)
            settings[$"Facebook__PageTokens__{page.Id}"] = page.AccessToken;
        // One app, and so one token, reads all accounts.
        if (simulator.XAccounts is [{ BearerToken: var token }, ..])
            settings["X__BearerToken"] = token;
        if (options.ReplayFolder is not null)
            settings["Collection__BackfillDays"] = $"{LongestRecordedHistory(simulator)}";
        return settings;
    }

    private static object Registration(SimulatedPage page) => new
    {
        network = "facebook",
        id = page.Id,
        name = page.Name,
        timeZone = page.TimeZone,
        market = page.Market,
        lastDay = page.LastDay,
        collects = (string[])[.. page.HasInsights ? ["insights"] : Array.Empty<string>(), .. page.HasPosts ? ["posts"] : Array.Empty<string>(), .. page.HasComments ? ["comments"] : Array.Empty<string>()],
    };

    private static object Registration(SimulatedXAccount account) => new
    {
        network = "x",
        id = account.Id,
        name = account.Name,
        timeZone = account.TimeZone,
        market = account.Market,
    };

    private static int LongestRecordedHistory(SimulatorServer simulator) => simulator.Pages
        .Select(page => page.LastDay is { } last ? last.DayNumber - page.FirstDay.DayNumber + 1 : DemoHistoryDays)
        .Select(days => Math.Min(days, LongestHistoryDays))
        .DefaultIfEmpty(DemoHistoryDays)
        .Max();

    private int Conclude(IReadOnlyList<PageState> pages, int poisoned, DataFolder data)
    {
        foreach (var page in pages.Where(p => !p.IsWell))
            console.MarkupLine($"[red]{Markup.Escape($"{page.Network}/{page.Id}")}[/] {Markup.Escape(page.Status)}: {Markup.Escape(page.StatusReason ?? "no reason given")}");
        if (poisoned > 0)
            console.MarkupLine($"[red]{poisoned} messages were given up[/]; see {Markup.Escape(data.FunctionsLog)}");
        return poisoned > 0 || pages.Any(p => !p.IsWell) ? 1 : 0;
    }

    /// <remarks>Not through the console's layout, which would break the addresses into lines.</remarks>
    private void PrintAddresses(IReadOnlyList<PageState> pages, ApiClient api, SimulatorServer simulator, DataFolder data)
    {
        var output = console.Profile.Out.Writer;
        output.WriteLine($"Dashboard  {api.Dashboard.AbsoluteUri}");
        output.WriteLine($"Key        {api.FunctionKey}");
        output.WriteLine($"Pages      {api.Link("api/pages").AbsoluteUri}");
        foreach (var page in pages)
            output.WriteLine($"Scorecard  {api.ScorecardLink(page).AbsoluteUri}");
        output.WriteLine($"OData feed {api.Link("api/odata").AbsoluteUri}");
        output.WriteLine($"Health     {api.Link("api/health").AbsoluteUri}");
        output.WriteLine($"Simulator  {simulator.BaseUri.AbsoluteUri}");
        output.WriteLine($"Data       {data.Path}");
    }

    private async Task ServeAsync(FunctionApp app, DataFolder data, CancellationToken cancellation)
    {
        console.WriteLine("Serving until Ctrl-C.");
        try
        {
            while (!app.HasExited)
                await Task.Delay(TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        // Ctrl-C reaches the function app too, and may end it before this process has heard of it.
        await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None).ConfigureAwait(false);
        if (!cancellation.IsCancellationRequested)
            throw new LocalException($"The function app ended; see {data.FunctionsLog}.");
    }
}

using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Faults;

/// <summary>The function app against the simulator for two days, as a host runs it: timers, five attempts a message, delays by the clock.</summary>
internal sealed class FaultedRun : IAsyncDisposable
{
    // An hour after midnight in California: the last complete day is the 21st on both networks, until midnight UTC.
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    /// <summary>The last complete day on the first of the days, as keys write it.</summary>
    public const string FirstLastDay = "20261121";

    private const int Days = 2;
    private const int HoursPerDay = 6;
    private const int AtOnce = 12;

    // Of a network that does not answer, so that it costs a run no half minute. An answer that takes longer only adds to the trouble.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Computing takes most of the time, and follows from rows that are compared for every page.
    private const int ComputedEvery = 5;

    private readonly SimulatorServer _simulator;
    private readonly Pipeline _pipeline;
    private readonly ClockedQueues _queues;
    private readonly MemoryTables? _tables;
    private readonly FakeTimeProvider _clock;
    private readonly HttpClient _http;
    private readonly HashSet<string> _computed;

    private FaultedRun(SimulatorServer simulator, Pipeline pipeline, ClockedQueues queues, MemoryTables? tables, FakeTimeProvider clock)
    {
        (_simulator, _pipeline, _queues, _tables, _clock) = (simulator, pipeline, queues, tables, clock);
        _http = new() { BaseAddress = simulator.BaseUri };
        _computed = [.. Pages.Where((_, number) => number % ComputedEvery == 0).Select(page => page.ToString())];
    }

    public IReadOnlyList<PageKey> Pages =>
        [.. _simulator.Pages.Select(page => new PageKey(Network.Facebook, page.Id)), .. _simulator.XAccounts.Select(account => new PageKey(Network.X, account.Id))];

    /// <summary>What was thrown that is no trouble of a network.</summary>
    public ConcurrentQueue<string> Surprises { get; } = new();

    /// <summary>How many messages were given up.</summary>
    public int GivenUp { get; private set; }

    /// <param name="inMemory">Whether tables are kept in this process rather than in the emulator.</param>
    public static async Task<FaultedRun> StartAsync(AzuriteFixture azurite, int worldSeed, int pages, int accounts, bool inMemory = true)
    {
        var clock = new FakeTimeProvider(Start);
        var simulator = await SimulatorServer.StartAsync(new() { Seed = worldSeed, Clock = clock, PageCount = pages, XAccountCount = accounts, HistoryDays = 8 });
        var settings = simulator.Pages.ToDictionary(page => $"Facebook:PageTokens:{page.Id}", page => (string?)page.AccessToken);
        settings["X:BaseUrl"] = simulator.BaseUri.AbsoluteUri;
        settings["X:BearerToken"] = simulator.XAccounts[0].BearerToken;
        settings["Collection:BackfillDays"] = "3";
        settings["Collection:RereadDays"] = "4";
        var queues = new ClockedQueues(clock);
        var tables = inMemory ? new MemoryTables() : null;
        var pipeline = await Pipeline.StartAsync(azurite, simulator.BaseUri, settings, tables?.Options, clock, queues.Options, services => services
            .AddLogging(logging => logging.ClearProviders())
            .PostConfigureAll<HttpClientFactoryOptions>(clients => clients.HttpClientActions.Add(http => http.Timeout = Patience)));
        var run = new FaultedRun(simulator, pipeline, queues, tables, clock);
        foreach (var page in run.Pages)
            await pipeline.Get<Pages>().SaveAsync(new(page, "A page", "UTC", null, null, CollectedData.Usual), CancellationToken.None);
        return run;
    }

    public async Task<FaultKindsOfNetwork> KindsAsync(Network network) =>
        FaultKindsOfNetwork.Read(network, await _http.GetFromJsonAsync<JsonElement>(new Uri($"{Truth(network)}/faults", UriKind.Relative)));

    public async Task SetAsync(PageKey page, FaultSchedule schedule) =>
        (await _http.PostAsJsonAsync(new Uri($"{Truth(page.Network)}/{page.Id}/fault", UriKind.Relative), schedule.Plan)).EnsureSuccessStatusCode();

    /// <summary>Runs two days, each until nothing is due any more, or for some hours.</summary>
    public async Task<PageRows> RunAsync()
    {
        for (var day = 0; day < Days; day++)
        {
            _clock.SetUtcNow(Start.AddDays(day));
            for (var hour = 1; hour <= HoursPerDay; hour++)
            {
                await _pipeline.ScheduleAsync();
                if (_queues.NextVisibleAt is null)
                    break;
                await DeliverUntilAsync(Start.AddDays(day).AddHours(hour));
            }
        }
        // What still waits is delivered late in the second day.
        await DeliverUntilAsync(Start.AddDays(Days - 1).AddHours(HoursPerDay + 4));
        return await PageRows.ReadAsync(_pipeline.Tables);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _pipeline.DisposeAsync();
        await _simulator.DisposeAsync();
        _queues.Dispose();
        _tables?.Dispose();
    }

    private static string Truth(Network network) => network.Equals(Network.X) ? "truth/x/accounts" : "truth/pages";

    /// <summary>Delivers what becomes visible, moving the clock to it; computations last, since the same one is often asked for again.</summary>
    private async Task DeliverUntilAsync(DateTimeOffset end)
    {
        var computations = new HashSet<string>(StringComparer.Ordinal);
        while (_queues.NextVisibleAt is { } next && next < end)
        {
            if (next > _clock.GetUtcNow())
                _clock.SetUtcNow(next);
            var visible = _queues.TakeVisible().ToLookup(message => message.Queue.EndsWith(MessageQueues.Collect, StringComparison.Ordinal));
            foreach (var message in visible[false].Where(message => message.Queue.EndsWith(MessageQueues.Quantify, StringComparison.Ordinal) && _computed.Contains(QuantifyMessage.Parse(message.Body).Page)))
                computations.Add(message.Body);
            // Messages of one page one after the other: then the same seed gives the same run.
            await Parallel.ForEachAsync(visible[true].GroupBy(message => CollectMessage.Parse(message.Body).Page), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (messages, _) =>
            {
                foreach (var message in messages)
                    await CollectAsync(message);
            });
        }
        await Parallel.ForEachAsync(computations, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (body, cancellation) =>
            await _pipeline.Get<QuantitativeKpiProcessor>().RunAsync(QuantifyMessage.Parse(body), cancellation));
        if (end > _clock.GetUtcNow())
            _clock.SetUtcNow(end);
    }

    private async Task CollectAsync(WaitingMessage message)
    {
        var isLastAttempt = message.Attempt == MessageQueues.MaxDequeueCount;
        try
        {
            await _pipeline.Get<PageCollector>().RunAsync(CollectMessage.Parse(message.Body), isLastAttempt, CancellationToken.None);
        }
        catch (Exception e)
        {
            if (e is not TransientSourceException)
                Surprises.Enqueue($"{message.Body}: {e}");
            if (isLastAttempt)
                GivenUp++;
            else
                _queues.Put(message with { Attempt = message.Attempt + 1, VisibleAt = _clock.GetUtcNow() + RetryDelay });
        }
    }
}

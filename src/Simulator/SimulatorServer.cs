using Engagement.Simulator.Faults;
using Engagement.Simulator.Meta;
using Engagement.Simulator.MicrosoftGraph;
using Engagement.Simulator.Replay;
using Engagement.Simulator.Truth;
using Engagement.Simulator.X;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engagement.Simulator;

/// <summary>The Meta Graph API and the X API on this machine, over generated pages and accounts or recorded pages.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SimulatedPages _pages;
    private readonly XWorld _x;

    private SimulatorServer(WebApplication app, SimulatedPages pages, XWorld x, RecordedData? recorded)
    {
        _app = app;
        _pages = pages;
        _x = x;
        BaseUri = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        ReplayReport = recorded?.Report.Lines ?? [];
        DataSets = recorded?.DataSets ?? [];
    }

    /// <summary>Where it listens.</summary>
    public Uri BaseUri { get; }

    /// <summary>The pages as of now.</summary>
    public IReadOnlyList<SimulatedPage> Pages => [.. _pages.Histories.Select(h => h.Describe(_pages.Now))];

    /// <summary>The token of the person who manages all the pages: for /me/accounts.</summary>
    public string UserAccessToken => _pages.UserToken;

    /// <summary>The accounts on X as of now, each with the tokens that its owner was given last.</summary>
    public IReadOnlyList<SimulatedXAccount> XAccounts => _x.Describe();

    /// <summary>What was read from the replay folder and what was not, a line each; empty without replay.</summary>
    public IReadOnlyList<string> ReplayReport { get; }

    /// <summary>The data sets that are replayed; empty without replay.</summary>
    public IReadOnlyList<RecordedDataSet> DataSets { get; }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="ReplayException">The replay folder holds nothing usable; the message says why.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var recorded = options.ReplayFolder is { } folder ? RecordedData.Read(folder) : null;
        var pages = recorded is null ? SimulatedPages.Generate(options) : SimulatedPages.Replay(recorded, options);

        // Empty: neither the environment nor an appsettings.json of the process around it may change where it listens.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url.ToString());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        var faults = new FaultBoard(FaultKinds.Kinds, FaultKinds.Endpoints);
        app.MapTruth(pages, faults);
        var x = XWorld.Generate(options);
        var xFaults = new FaultBoard(XFaults.All, XFaults.Endpoints);
        app.MapXTruth(x, xFaults);
        app.Map("/2/{**path}", new XEndpoint(x, xFaults, options.XSpellings, app.Lifetime.ApplicationStopping).AnswerAsync);
        var microsoft = new MicrosoftWorld();
        var microsoftFaults = new FaultBoard(MicrosoftFaults.Kinds, MicrosoftFaults.Endpoints);
        app.MapMicrosoft(microsoft, microsoftFaults);
        new MicrosoftGraphEndpoints(microsoft, microsoftFaults).Map(app);
        // Not MapFallback: that takes a page id with a dot for the name of a file.
        app.Map("/{**path}", new GraphEndpoint(pages, faults, options.AppSecret, app.Lifetime.ApplicationStopping).AnswerAsync);
        await app.StartAsync(cancellationToken);
        return new(app, pages, x, recorded);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Whoever started the server stops it: a Ctrl-C is not the server's to answer.</summary>
    private sealed class OwnedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

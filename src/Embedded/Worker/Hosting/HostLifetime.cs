using Engagement.Embedded.Worker.Keys;
using Engagement.Embedded.Worker.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace Engagement.Embedded.Worker.Hosting;

/// <summary>Starts the listeners once HTTP is up, and lets a stop wait for them.</summary>
internal sealed class HostLifetime(
    TriggerListeners listeners,
    KeyFiles keys,
    IServer server,
    IHostApplicationLifetime lifetime,
    EmbeddedSettings embedded,
    HostingOptions options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Whoever waits for the line below may want to read the master key at once.
        keys.Host();
        lifetime.ApplicationStarted.Register(OnStarted);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => listeners.EndAsync(cancellationToken);

    private void OnStarted()
    {
        options.Announce($"Listening on {server.Features.Get<IServerAddressesFeature>()!.Addresses.First()}");
        listeners.Start();
        if (embedded.ExitWithParent)
            _ = Task.Run(WatchParentAsync);
    }

    private async Task WatchParentAsync()
    {
        var stream = options.OpenParentStream();
        await using (stream.ConfigureAwait(false))
            await stream.CopyToAsync(Stream.Null, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lifetime.StopApplication();
    }
}

using Engagement.Embedded.Worker.Settings;
using Microsoft.Extensions.Hosting;

namespace Engagement.Embedded.Worker.Hosting;

/// <summary>The two steps of a stop: nothing new is started, and after the grace what still runs is cancelled.</summary>
internal sealed class GracefulStop : IDisposable
{
    private readonly CancellationTokenSource _abort;
    private readonly CancellationTokenRegistration _registration;

    public GracefulStop(IHostApplicationLifetime lifetime, EmbeddedSettings settings, TimeProvider clock)
    {
        _abort = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        Stopping = lifetime.ApplicationStopping;
        _registration = Stopping.Register(() => _abort.CancelAfter(settings.StopGrace));
    }

    /// <summary>Take no new work.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Give up running work.</summary>
    public CancellationToken Abort => _abort.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _abort.Dispose();
    }
}

using System.Collections.Concurrent;

namespace Engagement.Embedded.Worker.Queues;

/// <summary>Lets a listener that sleeps between polls know that this process has just sent to its queue.</summary>
/// <remarks>Only output bindings tell; other senders, here or elsewhere, are found by the next poll, as on Azure.</remarks>
internal sealed class QueueWakeUps
{
    private readonly ConcurrentDictionary<Uri, SemaphoreSlim> _signals = new();

    public void Raise(Uri queue)
    {
        if (_signals.TryGetValue(queue, out var signal) && signal.CurrentCount == 0)
            signal.Release();
    }

    /// <summary>Waits for the signal, at most as long as given.</summary>
    public async Task WaitAsync(Uri queue, TimeSpan atMost, CancellationToken cancellation)
    {
        var signal = _signals.GetOrAdd(queue, _ => new SemaphoreSlim(0));
        await signal.WaitAsync(atMost, cancellation).ConfigureAwait(false);
    }
}

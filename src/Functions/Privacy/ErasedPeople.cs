using System.Collections.Concurrent;
using Engagement.Core;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Privacy;

/// <summary>Under which keys nothing may be stored any more. What is collected again would bring back who was erased.</summary>
internal sealed class ErasedPeople(ErasureRows rows, TimeProvider clock)
{
    /// <summary>After how long every instance knows of an erasure; the second pass of an erasure comes later than that.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Network, (DateTimeOffset ReadAt, IReadOnlySet<string> Keys)> _known = new();

    public async Task<IReadOnlySet<string>> ReadAsync(Network network, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(network, out var known) && now - known.ReadAt < Lag)
            return known.Keys;
        var keys = await rows.ReadKeysAsync(network, cancellation).ConfigureAwait(false);
        _known[network] = (now, keys);
        return keys;
    }

    /// <summary>Has them read again.</summary>
    public void Forget() => _known.Clear();
}

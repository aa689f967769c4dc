using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Networks;

/// <summary>What a network's folder offers to collection. A new network is a new folder and one more of these.</summary>
internal interface INetworkSource
{
    Network Network { get; }

    /// <summary>Fills in what the network reports about a page for a range of days, stores its posts, and says why values are missing.</summary>
    /// <returns>Why the network refused, or null when it answered.</returns>
    /// <exception cref="TransientSourceException">The same may succeed later.</exception>
    Task<Refusal?> CollectAsync(RegisteredPage page, CollectedDays days, CancellationToken cancellation);
}

using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Collect;

/// <summary>Collects one window of a stream besides the days, and records how it went.</summary>
internal sealed class StreamCollector(CollectionStates states, IEnumerable<IStreamSource> sources, ChangedConversations conversations)
{
    /// <returns>Why the network refused, or null when it answered.</returns>
    public async Task<Refusal?> CollectAsync(RegisteredPage page, CollectionStream stream, DayRange range, DateOnly asOfDay, CancellationToken cancellation)
    {
        var source = sources.SingleOrDefault(s => s.Network.Equals(page.Key.Network) && s.Stream == stream);
        var refusal = source is null
            ? new(MetricStatus.NotCollected, $"{page.Key.Network.Name} offers no {stream.Name()}.")
            : await Refusal.OfAsync(() => source.CollectAsync(page, range, asOfDay, cancellation)).ConfigureAwait(false);
        if (stream.HoldsConversations(page))
            await conversations.TouchAsync(page.Key, stream, range, asOfDay, s => s.After(range, refusal), cancellation).ConfigureAwait(false);
        else
            await states.UpdateAsync(page.Key, stream, s => s.After(range, refusal), cancellation).ConfigureAwait(false);
        return refusal;
    }
}

using Engagement.Core;
using Engagement.Functions.Compute;
using Engagement.Functions.Detect;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Collect;

/// <summary>Collects the days and posts of one window of a page: fetch, merge with what is stored, record, and have the KPIs computed.</summary>
internal sealed class DayCollector(CollectionStates states, DailyPageMetricsRows dailyMetrics, FollowersByCountryRows countries, IEnumerable<INetworkSource> sources, MessageQueues queues, ChangedConversations conversations)
{
    /// <returns>Why the network refused, or null when it answered.</returns>
    public async Task<Refusal?> CollectAsync(RegisteredPage page, DayRange range, DateOnly asOfDay, CancellationToken cancellation)
    {
        var days = new CollectedDays(page.Key, range, asOfDay);
        var refusal = await AskAsync(page, days, cancellation).ConfigureAwait(false);
        await SaveAsync(days, cancellation).ConfigureAwait(false);
        var state = await states.TouchAsync(page.Key, CollectionStream.Days, s => s.After(range, refusal), cancellation).ConfigureAwait(false);
        await queues.SendAsync(QuantifyMessage.For(page.Key, range, state.TargetDay ?? range.LastDay), cancellation).ConfigureAwait(false);
        await queues.SendAsync(DetectMessage.For(page.Key, range, state.TargetDay ?? range.LastDay), cancellation).ConfigureAwait(false);
        if (CollectionStream.Days.HoldsConversations(page))
            await conversations.AnnounceAsync(page.Key, CollectionStream.Days, range, asOfDay, state, cancellation).ConfigureAwait(false);
        return refusal;
    }

    private async Task<Refusal?> AskAsync(RegisteredPage page, CollectedDays days, CancellationToken cancellation)
    {
        try
        {
            return await sources.Single(source => source.Network.Equals(page.Key.Network)).CollectAsync(page, days, cancellation).ConfigureAwait(false);
        }
        catch (TransientSourceException) when (days.HasAnswers)
        {
            // What was answered before the trouble is kept: if every attempt ends like this, half of the data is better than none.
            await SaveAsync(days, cancellation).ConfigureAwait(false);
            throw;
        }
    }

    private async Task SaveAsync(CollectedDays days, CancellationToken cancellation)
    {
        await dailyMetrics.UpdateAsync(days.ToRows(), days.AsOfDay, cancellation).ConfigureAwait(false);
        await countries.UpdateAsync(days.Page, days.Countries, cancellation).ConfigureAwait(false);
    }
}

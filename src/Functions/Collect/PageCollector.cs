using Engagement.Core;
using Engagement.Functions.Compute;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Collect;

/// <summary>Collects one window of one page: fetch, merge with what is stored, record, and have the KPIs computed.</summary>
internal sealed class PageCollector(
    Pages pages,
    CollectionStates states,
    DailyPageMetricsRows dailyMetrics,
    IEnumerable<INetworkSource> sources,
    MessageQueues queues,
    TimeProvider clock,
    ILogger<PageCollector> log)
{
    /// <param name="isLastAttempt">Whether the message is given up if this fails; then the page's status says why.</param>
    public async Task RunAsync(CollectMessage message, bool isLastAttempt, CancellationToken cancellation)
    {
        try
        {
            await CollectAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (TransientSourceException e) when (e.RetryAfter is not null)
        {
            // Throttled calls extend the block, so the retries of the queue would come too soon and the message would be given up.
            await RecordAsync(message, e.Message, cancellation).ConfigureAwait(false);
            await queues.SendAsync(message, cancellation, e.RetryAfter).ConfigureAwait(false);
            log.LogWarning("Collection of {Page} {Window} waits {Delay}: {Reason}", message.Page, message.Days, e.RetryAfter, e.Message);
        }
        catch (Exception e) when (isLastAttempt && e is not OperationCanceledException)
        {
            var reason = e is TransientSourceException ? e.Message : $"Collection failed ({e.GetType().Name}); the log of the app says more.";
            await RecordAsync(message, reason, cancellation).ConfigureAwait(false);
            throw;
        }
    }

    private async Task CollectAsync(CollectMessage message, CancellationToken cancellation)
    {
        var key = message.Key;
        if (await pages.FindAsync(key, cancellation).ConfigureAwait(false) is not { } page)
        {
            log.LogWarning("Collection of {Page} is skipped: the page is not registered", key);
            return;
        }
        var complete = clock.LastCompleteDay(key.Network);
        if (message.FirstDay > complete)
        {
            log.LogWarning("Collection of {Page} {Window} is skipped: the last complete day is {LastCompleteDay:o}", key, message.Days, complete);
            return;
        }

        var days = new CollectedDays(key, new(message.FirstDay, message.LastDay < complete ? message.LastDay : complete));
        var refusal = await AskAsync(page, days, message.AsOfDay, cancellation).ConfigureAwait(false);
        await dailyMetrics.UpdateAsync(days.ToRows(), message.AsOfDay, cancellation).ConfigureAwait(false);
        var state = await states.TouchAsync(key, s => s.After(days.Range, refusal), cancellation).ConfigureAwait(false);
        var computeThrough = state.TargetDay ?? days.Range.LastDay;
        if (QuantitativeKpiProcessor.LongestPeriod(computeThrough).Contains(days.Range.LastDay))
            await queues.SendAsync(QuantifyMessage.For(key, computeThrough), cancellation).ConfigureAwait(false);
        log.LogInformation("Collected {Page} {Window}: {Status}", key, days.Range, (refusal?.Status ?? MetricStatus.Ok).Name());
    }

    private async Task<Refusal?> AskAsync(RegisteredPage page, CollectedDays days, DateOnly asOfDay, CancellationToken cancellation)
    {
        try
        {
            return await sources.Single(source => source.Network.Equals(page.Key.Network)).CollectAsync(page, days, cancellation).ConfigureAwait(false);
        }
        catch (TransientSourceException) when (days.HasAnswers)
        {
            // What was answered before the trouble is kept: if every attempt ends like this, half of the data is better than none.
            await dailyMetrics.UpdateAsync(days.ToRows(), asOfDay, cancellation).ConfigureAwait(false);
            throw;
        }
    }

    private async Task RecordAsync(CollectMessage message, string reason, CancellationToken cancellation) =>
        await states.UpdateAsync(message.Key, s => s.After(message.Days, new(MetricStatus.NotCollected, reason)), cancellation).ConfigureAwait(false);
}

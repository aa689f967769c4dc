using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Collect;

/// <summary>Runs one message of collection: whether there is something to do, what to do about trouble, and on record how it ended.</summary>
internal sealed class PageCollector(
    Pages pages, CollectionStates states, DayCollector days, StreamCollector streams, MessageQueues queues, TimeProvider clock, ILogger<PageCollector> log)
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
            await RecordAsync(message, e.Message, comesAgain: true, cancellation).ConfigureAwait(false);
            await queues.SendAsync(message, cancellation, e.RetryAfter).ConfigureAwait(false);
            log.LogWarning("Collection of {Page} {Stream} {Window} waits {Delay}: {Reason}", message.Page, message.Stream, message.Days, e.RetryAfter, e.Message);
        }
        catch (Exception e) when (isLastAttempt && e is not OperationCanceledException)
        {
            var reason = e is TransientSourceException ? e.Message : $"Collection failed ({e.GetType().Name}); the log of the app says more.";
            await RecordAsync(message, reason, comesAgain: false, cancellation).ConfigureAwait(false);
            throw;
        }
    }

    private async Task CollectAsync(CollectMessage message, CancellationToken cancellation)
    {
        var (key, stream) = (message.Key, message.Of);
        if (await pages.FindAsync(key, cancellation).ConfigureAwait(false) is not { } page)
        {
            log.LogWarning("Collection of {Page} is skipped: the page is not registered", key);
            return;
        }
        if (!page.Has(stream))
        {
            log.LogWarning("Collection of {Page} is skipped: its registration does not ask for {Stream}", key, message.Stream);
            return;
        }
        var complete = clock.LastCompleteDay(key.Network);
        if (message.FirstDay > complete)
        {
            log.LogWarning("Collection of {Page} {Window} is skipped: the last complete day is {LastCompleteDay:o}", key, message.Days, complete);
            return;
        }

        var range = new DayRange(message.FirstDay, message.LastDay < complete ? message.LastDay : complete);
        var refusal = stream == CollectionStream.Days
            ? await days.CollectAsync(page, range, message.AsOfDay, cancellation).ConfigureAwait(false)
            : await streams.CollectAsync(page, stream, range, message.AsOfDay, cancellation).ConfigureAwait(false);
        log.LogInformation("Collected {Page} {Stream} {Window}: {Status}", key, message.Stream, range, (refusal?.Status ?? MetricStatus.Ok).Name());
    }

    private async Task RecordAsync(CollectMessage message, string reason, bool comesAgain, CancellationToken cancellation) =>
        await states.UpdateAsync(message.Key, message.Of, s => s.After(message.Days, new(MetricStatus.NotCollected, reason), comesAgain), cancellation).ConfigureAwait(false);
}

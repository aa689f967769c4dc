using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Retention;

/// <summary>Removes the texts of comments, and old changes that were pushed, once they have been kept long enough.</summary>
internal sealed class TextSweep(CollectionStates states, CommentFates comments, FeedChanges changes, TextRetention retention, MessageQueues queues, ILogger<TextSweep> log)
{
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        // Not the registered pages: what was collected of a page that is no longer registered grows old as well.
        await foreach (var page in states.ReadPagesAsync(CollectionStream.Comments, cancellation).ConfigureAwait(false))
            await queues.SendAsync(
                ForgetTextsMessage.For(page, retention.FirstDayWithTexts(page.Network), retention.FirstDayWithChanges(page.Network)), cancellation).ConfigureAwait(false);
    }

    /// <summary>Stopped half-way, the next run finds what is left.</summary>
    public async Task RunAsync(ForgetTextsMessage message, CancellationToken cancellation)
    {
        await comments.ForgetTextsAsync(message.Key, message.TextsBefore, cancellation).ConfigureAwait(false);
        await changes.ForgetAsync(message.Key, message.ChangesBefore, cancellation).ConfigureAwait(false);
        log.LogInformation("Texts of {Page} from before {Day:o} are removed", message.Key, message.TextsBefore);
    }
}

using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Connect;

/// <summary>Keeps what was pushed about registered pages, and marks the comment that it is about. Delivered again, the same change is the same row.</summary>
internal sealed class FeedChangeRecorder(Pages pages, FeedChanges changes, CollectionStates states, CommentFates comments, ChangedConversations conversations, ILogger<FeedChangeRecorder> log)
{
    public async Task RunAsync(FeedChange change, CancellationToken cancellation)
    {
        if (await pages.FindAsync(change.Key, cancellation).ConfigureAwait(false) is null)
        {
            log.LogDebug("A change to {Page} is ignored: the page is not registered", change.Key);
            return;
        }
        // In this order: a collection that stores the comment from now on finds the change.
        await changes.SaveAsync(change, cancellation).ConfigureAwait(false);
        if (change.Notice is { } notice
            && await states.FindAsync(change.Key, CollectionStream.Comments, cancellation).ConfigureAwait(false) is { WantedFirstDay: { } firstDay }
            && await comments.TellAsync(change.Key, change.CommentId!, CommentNotices.Of(notice), firstDay, cancellation).ConfigureAwait(false) is { } day)
            await conversations.TouchAsync(change.Key, CollectionStream.Comments, new(day, day), day, s => s, cancellation).ConfigureAwait(false);
    }
}

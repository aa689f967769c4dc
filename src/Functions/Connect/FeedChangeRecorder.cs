using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Connect;

/// <summary>Keeps what was pushed about registered pages. Delivered again, the same change is the same row.</summary>
internal sealed class FeedChangeRecorder(Pages pages, FeedChanges changes, ILogger<FeedChangeRecorder> log)
{
    public async Task RunAsync(FeedChange change, CancellationToken cancellation)
    {
        if (await pages.FindAsync(change.Key, cancellation).ConfigureAwait(false) is null)
            log.LogDebug("A change to {Page} is ignored: the page is not registered", change.Key);
        else
            await changes.SaveAsync(change, cancellation).ConfigureAwait(false);
    }
}

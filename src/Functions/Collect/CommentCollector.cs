using Engagement.Core;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Collect;

/// <summary>Stores the comments that a network lists under the posts of a range of days, and marks those that it no longer lists.</summary>
internal sealed class CommentCollector(CommentRows rows, CommentFates fates, FeedChanges changes, PostRows posts)
{
    /// <param name="asOfDay">The last complete day when the listing was asked for.</param>
    /// <param name="listed">Filled in by the listing, except for the comments.</param>
    /// <param name="listing">The comments, one page of the network's listing at a time.</param>
    /// <param name="maxCompleteListing">Beyond so many posts the network may leave out some that exist, and a post that is not listed is not taken for gone.</param>
    public async Task CollectAsync(
        PageKey page, DayRange days, DateOnly asOfDay, ListedComments listed, IAsyncEnumerable<IReadOnlyList<Comment>> listing, int maxCompleteListing, CancellationToken cancellation)
    {
        var listedAt = page.Network.StartOf(asOfDay.AddDays(1));
        var told = await changes.ReadNoticesAsync(page, days.FirstDay, cancellation).ConfigureAwait(false);
        await foreach (var comments in listing.ConfigureAwait(false))
        {
            foreach (var comment in comments)
                listed.Add(comment.Id);
            await rows.UpdateAsync(
                comments.Select(comment => comment.KnownFrom(told.GetValueOrDefault(comment.Id), listedAt, listed.SaysHidden)), cancellation, listed.SaysHidden).ConfigureAwait(false);
        }

        // Who may not see posts any more gets a list without any: while posts are stored, their comments are not taken for gone.
        var isAll = listed.PostCount <= maxCompleteListing && (listed.PostCount > 0 || !await posts.AnyAsync(page, days, cancellation).ConfigureAwait(false));
        await fates.VanishAsync(page, days, asOfDay, (post, comment) => listed.IsGone(post, comment, isAll), cancellation).ConfigureAwait(false);
        // What was told while the listing went on may have looked for a comment before it was stored.
        foreach (var (comment, notices) in await changes.ReadNoticesAsync(page, days.FirstDay, cancellation).ConfigureAwait(false))
            if (told.GetValueOrDefault(comment) != notices)
                await fates.TellAsync(page, comment, notices, days.FirstDay, cancellation).ConfigureAwait(false);
    }
}

using Engagement.Core;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Collect;

/// <summary>Stores the posts that a page lists for a range of days, and removes those it no longer lists.</summary>
internal sealed class PostCollector(PostRows rows, TimeProvider clock)
{
    /// <param name="listing">The posts of the range, one page of the network's listing at a time.</param>
    /// <param name="maxCompleteListing">Beyond so many posts the network may leave out some that exist, and nothing is removed.</param>
    public async Task CollectAsync(CollectedDays days, IAsyncEnumerable<IReadOnlyList<Post>> listing, int maxCompleteListing, CancellationToken cancellation)
    {
        var (page, range) = (days.Page, days.Range);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        var published = range.Days().ToDictionary(day => day, _ => 0L);
        await foreach (var posts in listing.ConfigureAwait(false))
        {
            await rows.UpdateAsync(posts, days.AsOfDay, cancellation).ConfigureAwait(false);
            foreach (var post in posts.Where(post => listed.Add(Keys.PostRow(post.CreatedAt, post.Id))))
                published[page.Network.DayOf(post.CreatedAt)]++;
        }

        if (listed.Count <= maxCompleteListing)
            await rows.DeleteUnlistedAsync(page, range, listed, days.AsOfDay, cancellation).ConfigureAwait(false);
        foreach (var (day, count) in published)
            days.Set(day, PageMetric.PostsPublished, clock.CountOf(page.Network, day, count));
    }
}

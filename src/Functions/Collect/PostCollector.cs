using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Collect;

/// <summary>Stores the posts that a page lists for a range of days, and removes those it no longer lists.</summary>
internal sealed class PostCollector(PostRows rows, TimeProvider clock)
{
    /// <param name="listing">The posts of the range, one page of the network's listing at a time.</param>
    /// <param name="newest">When the newest post was published that the network lists at all, up to the range's last day; null when it lists none.</param>
    /// <param name="maxCompleteListing">Beyond so many posts the network may leave out some that exist, and nothing is removed.</param>
    /// <exception cref="PageRefusedException">The network lists nothing at all where posts are stored.</exception>
    /// <exception cref="TransientSourceException">The network contradicts itself.</exception>
    public async Task CollectAsync(
        CollectedDays days, IAsyncEnumerable<IReadOnlyList<Post>> listing, Func<Task<DateTimeOffset?>> newest, int maxCompleteListing, CancellationToken cancellation)
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

        if (listed.Count == 0 && await rows.AnyAsync(page, range, cancellation).ConfigureAwait(false))
            CheckThatTheyAreGone(page, range, await newest().ConfigureAwait(false));
        if (listed.Count <= maxCompleteListing)
            await rows.DeleteUnlistedAsync(page, range, listed, days.AsOfDay, cancellation).ConfigureAwait(false);
        foreach (var (day, count) in published)
            days.Set(day, PageMetric.PostsPublished, clock.CountOf(page.Network, day, count));
    }

    // Who may not see posts any more gets empty lists, and no error. Posts are taken for gone only where older ones are still listed.
    private static void CheckThatTheyAreGone(PageKey page, DayRange range, DateTimeOffset? newest)
    {
        if (newest is null)
            throw new PageRefusedException(MetricStatus.NoPermission,
                $"{page.Network.Name} lists no post of page {page.Id} any more, where it listed some before: a permission or data access has lapsed, or all were deleted.");
        if (page.Network.DayOf(newest.Value) >= range.FirstDay)
            throw new TransientSourceException($"{page.Network.Name} lists none of the posts of page {page.Id} in {range}, and then one of them.");
    }
}

using Engagement.Core;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Collect;

/// <summary>Stores the posts that a page lists for a range of days, and removes those it no longer lists.</summary>
internal sealed class PostCollector(FacebookPosts facebook, PostRows rows, TimeProvider clock)
{
    // Facebook lists about 600 posts of a page and year. A list near that length may leave out posts that exist.
    // Source: https://developers.facebook.com/docs/graph-api/reference/page/feed
    private const int MaxCompleteListing = 500;

    public async Task CollectAsync(CollectedDays days, CancellationToken cancellation)
    {
        var (page, range) = (days.Page, days.Range);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        var published = range.Days().ToDictionary(day => day, _ => 0L);
        await foreach (var posts in facebook.ListAsync(page, range, cancellation).ConfigureAwait(false))
        {
            await rows.UpdateAsync(posts, cancellation).ConfigureAwait(false);
            foreach (var post in posts.Where(post => listed.Add(Keys.PostRow(post.CreatedAt, post.Id))))
                published[page.Network.DayOf(post.CreatedAt)]++;
        }

        if (listed.Count <= MaxCompleteListing)
            await rows.DeleteUnlistedAsync(page, range, listed, cancellation).ConfigureAwait(false);
        foreach (var (day, count) in published)
            days.Set(day, PageMetric.PostsPublished, clock.CountOf(page.Network, day, count));
    }
}

using Engagement.Core;
using Engagement.Functions.Collect;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Collects the comments and replies under the posts that a page published in a window.</summary>
internal sealed class FacebookComments(
    FacebookClient client, FacebookRefusals refusals, AuthorKeys authors, CommentCollector collector, IOptions<FacebookOptions> options) : IStreamSource
{
    public Network Network => Network.Facebook;

    public CollectionStream Stream => CollectionStream.Comments;

    public async Task CollectAsync(RegisteredPage page, DayRange days, DateOnly asOfDay, CancellationToken cancellation)
    {
        var known = await refusals.ReadAsync(page.Key, days, cancellation).ConfigureAwait(false);
        var listed = new ListedComments();
        var listing = new FacebookCommentListing(new(client, options.Value, page.Key, days, known), page.Key, days, authors, listed);
        await collector.CollectAsync(page.Key, days, asOfDay, listed, listing.ReadAsync(cancellation), FacebookSource.MaxCompleteListing, cancellation).ConfigureAwait(false);
        await refusals.SaveAsync(page.Key, known, cancellation).ConfigureAwait(false);
    }
}

using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Networks.X;

/// <summary>Stores what people on X say to an account, and what it replies.</summary>
internal sealed class XConversations(XRoots roots, CommentRows comments, AuthorKeys authors)
{
    /// <param name="userId">X's id of the account.</param>
    /// <param name="isOwn">Whether the account itself said all of it; null when the posts say who did.</param>
    /// <param name="known">Which conversations began with a post of the account, as far as known; grows.</param>
    public async Task StoreAsync(
        PageKey page, string userId, IReadOnlyList<XSaid> said, bool? isOwn, Dictionary<string, bool> known, CancellationToken cancellation)
    {
        // What the account posts without replying to anybody is a post, whoever is named in it.
        var kept = said.Where(post => !post.IsRepost && (post.IsReply || isOwn is not true && post.AuthorId != userId && !known.GetValueOrDefault(post.Id))).ToList();
        await roots.FindAsync(page, userId, kept, known, cancellation).ConfigureAwait(false);
        await comments.UpdateAsync(kept.Select(post => Comment(page, userId, post, isOwn, known)), cancellation).ConfigureAwait(false);
    }

    private Comment Comment(PageKey page, string userId, XSaid post, bool? isOwn, Dictionary<string, bool> known)
    {
        var isUnderOwn = post.IsReply && post.ConversationId is { } root && known.GetValueOrDefault(root);
        var author = isOwn is true ? userId : post.AuthorId;
        return new(
            page, post.Id,
            !isUnderOwn ? CommentKind.Mention : post.IsToRoot ? CommentKind.Comment : CommentKind.Reply,
            post.CreatedAt,
            isUnderOwn ? post.ConversationId : null,
            isUnderOwn && post.IsToRoot ? null : post.RepliedToId,
            authors.Of(page.Network, author, post.CreatedAt), author is null ? null : author == userId, post.Text, CommentState.Visible)
        {
            Likes = Known(post.Likes),
            Replies = Known(post.Replies),
        };
    }

    private static MetricValue Known(long? count) => count is { } known ? MetricValue.Ok(known) : MetricValue.Missing(MetricStatus.NotCollected);
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Lists the comments of a window: the first of each post together with the posts, the rest of those that have more by post.</summary>
internal sealed class FacebookCommentListing(FacebookCommentRequests requests, PageKey page, DayRange days, AuthorKeys authors, ListedComments listed)
{
    // Facebook's count of a post's comments is not exact; so many that are counted, and none of them listed, is no error of counting.
    private const long Implausible = 10;

    private long _counted;

    private sealed record PostPage(IReadOnlyList<Comment> Comments, IReadOnlyList<PostWithMore> WithMore, string? Next);

    private sealed record PostWithMore(string Id, DateOnly Day, FacebookCursors Cursors, string After);

    /// <summary>One page of Facebook's answers at a time; complete when the enumeration ends.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Comment>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var cursors = new FacebookCursors("list of posts with comments");
        string? after = null;
        do
        {
            var posts = await ReadPostsAsync(cursors, after, cancellation).ConfigureAwait(false);
            yield return posts.Comments;
            foreach (var post in posts.WithMore)
                for (var next = post.After; next is not null;)
                {
                    (var comments, next) = await ReadRestAsync(post, next, cancellation).ConfigureAwait(false);
                    yield return comments;
                }
            after = posts.Next;
        }
        while (after is not null);
        CheckThatCommentsAreListed();
    }

    private async Task<PostPage> ReadPostsAsync(FacebookCursors cursors, string? after, CancellationToken cancellation)
    {
        using var answer = await requests.PostsAsync(after, cancellation).ConfigureAwait(false);
        listed.SaysHidden = requests.SaysHidden;
        if (answer.RootElement.Find("data") is not { ValueKind: JsonValueKind.Array } data)
            throw new TransientSourceException("Facebook's list of posts with comments has no data array.");
        var comments = new List<Comment>();
        var withMore = new List<PostWithMore>();
        foreach (var post in data.EnumerateArray())
        {
            if (post.FindId("id") is not { } id || post.FindInstant("created_time") is not { } createdAt)
                throw new TransientSourceException("Facebook lists a post without a usable id or time.");
            var day = page.Network.DayOf(createdAt);
            if (!days.Contains(day))
                continue;
            listed.AddPost(id);
            // A post without comments may have no such field.
            if (post.Find("comments") is not { } edge)
                continue;
            comments.AddRange(Read(edge, id, day));
            _counted += edge.Find("summary")?.FindCount("total_count") ?? 0;
            var ofPost = new FacebookCursors("list of comments");
            if (ofPost.Next(edge) is { } more)
                withMore.Add(new(id, day, ofPost, more));
        }
        return new(comments, withMore, cursors.Next(answer.RootElement));
    }

    private async Task<(IReadOnlyList<Comment> Comments, string? Next)> ReadRestAsync(PostWithMore post, string after, CancellationToken cancellation)
    {
        try
        {
            using var answer = await requests.RestAsync(post.Id, after, cancellation).ConfigureAwait(false);
            listed.SaysHidden = requests.SaysHidden;
            if (answer.RootElement.Find("data") is not { ValueKind: JsonValueKind.Array })
                throw new TransientSourceException("Facebook's list of comments has no data array.");
            return ([.. Read(answer.RootElement, post.Id, post.Day)], post.Cursors.Next(answer.RootElement));
        }
        catch (FacebookErrorException)
        {
            // Deleted since it was listed. The next listing will not have it, and its comments go with it then.
            listed.LeaveOpen(post.Id);
            return ([], null);
        }
    }

    private IEnumerable<Comment> Read(JsonElement edge, string postId, DateOnly postDay)
    {
        foreach (var comment in edge.FindItems("data"))
            if (FacebookComment.Read(page, postId, postDay, comment, authors) is { } read)
                yield return read;
            else
                listed.LeaveOpen(postId);
    }

    // A token that may not see comments gets empty lists, and no error. Then those that are stored are not gone.
    private void CheckThatCommentsAreListed()
    {
        if (listed.HasComments || _counted == 0)
            return;
        if (_counted >= Implausible)
            throw new PageRefusedException(MetricStatus.NoPermission, FormattableString.Invariant(
                $"Facebook counts {_counted} comments on page {page.Id} and lists none of them: grant pages_read_user_content and issue the token of Facebook__PageTokens__{page.Id} again."));
        listed.LeaveAllOpen();
    }
}

using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Collects what is said to an account on X: mentions and replies.</summary>
/// <remarks>
/// X lists the newest 800 mentions, replies to the account included. Replies further down a conversation do not name the account; they are
/// searched for where a post of the last week counts more replies than are stored. What the account itself replies is in the list of its
/// posts, and is stored by who reads that list, see <see cref="XSource"/>.
/// </remarks>
internal sealed class XCommentSource(XUsers users, XLists lists, XConversations conversations, PostRows posts, CommentRows comments, IOptions<XOptions> options, TimeProvider clock)
    : IStreamSource
{
    // What a search reaches, and how long and how short it may be. Source: https://docs.x.com/x-api/posts/search-recent-posts
    private const int SearchDays = 7;
    private const int LongestQuery = 512;
    private const int SmallestSearch = 10;

    private const int SmallestPage = 5;
    private const string Or = " OR ";

    public Network Network => Network.X;

    public CollectionStream Stream => CollectionStream.Comments;

    public async Task CollectAsync(RegisteredPage page, DayRange days, DateOnly asOfDay, CancellationToken cancellation)
    {
        var userId = await users.FindIdAsync(page, cancellation).ConfigureAwait(false);
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        IReadOnlyList<(string, string)> mentions = [XFields.OfSaid(options.Value.FieldFamily), lists.PageSize(SmallestPage), XLists.From(Network, days.FirstDay), .. lists.Through(Network, days.LastDay)];
        await StoreAsync(page.Key, userId, $"users/{userId}/mentions", mentions, XResource.OwnPost, days, known, cancellation).ConfigureAwait(false);

        if (days.LastDay != clock.LastCompleteDay(Network))
            return;
        var week = DayRange.EndingOn(days.LastDay, SearchDays);
        foreach (var query in await QueriesAsync(page.Key, week, known, cancellation).ConfigureAwait(false))
        {
            IReadOnlyList<(string, string)> search = [("query", query), XFields.OfSaid(options.Value.FieldFamily), lists.PageSize(SmallestSearch), .. lists.Through(Network, days.LastDay)];
            await StoreAsync(page.Key, userId, "tweets/search/recent", search, XResource.Post, week, known, cancellation).ConfigureAwait(false);
        }
    }

    private async Task StoreAsync(
        PageKey page, string userId, string path, IReadOnlyList<(string, string)> parameters, XResource kind, DayRange days, Dictionary<string, bool> known, CancellationToken cancellation)
    {
        await foreach (var answer in lists.ReadAsync(page, path, parameters, kind, cancellation).ConfigureAwait(false))
        {
            var said = XLists.Items(answer).Select(XSaid.Read).Where(post => days.Contains(Network.DayOf(post.CreatedAt))).ToList();
            await conversations.StoreAsync(page, userId, said, isOwn: null, known, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What to search for: the conversations under posts that count more replies than are stored.</summary>
    /// <param name="known">Is told that these posts are the account's.</param>
    private async Task<IReadOnlyList<string>> QueriesAsync(PageKey page, DayRange week, Dictionary<string, bool> known, CancellationToken cancellation)
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        var replies = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var comment in comments.ReadAsync(page, week, cancellation).ConfigureAwait(false))
        {
            if (comment is { Kind: CommentKind.Comment, PostId: { } post })
                seen[post] = seen.GetValueOrDefault(post) + 1;
            if (comment.IsFromPage is true)
                replies.Add(comment.Id);
        }

        var queries = new List<string>();
        foreach (var post in await posts.ReadCountsAsync(page, week, cancellation).ConfigureAwait(false))
        {
            known[post.Id] = true;
            // No conversation begins with a reply.
            if (replies.Contains(post.Id) || !(post.Comments.Count > seen.GetValueOrDefault(post.Id)))
                continue;
            var term = $"conversation_id:{post.Id}";
            if (queries.Count > 0 && queries[^1].Length + Or.Length + term.Length <= LongestQuery)
                queries[^1] += Or + term;
            else
                queries.Add(term);
        }
        return queries;
    }
}

using Engagement.Core;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Finds out whether conversations began with a post of the account.</summary>
/// <remarks>
/// Whatever is stored already only saves asking X: the answer is the same without it, so it does not matter which of an account's messages
/// is delivered first.
/// </remarks>
internal sealed class XRoots(XClient client, PostRows posts, IOptions<XOptions> options)
{
    // Source: https://docs.x.com/x-api/posts/get-posts-by-ids
    private const int IdsAtOnce = 100;

    // Ids count milliseconds from here above their lowest 22 bits. Source: https://docs.x.com/fundamentals/x-ids
    private const long FirstId = 1_288_834_974_657;
    private const int LowBits = 22;

    /// <param name="known">What was found out before in the same work; what is found out now is added.</param>
    public async Task FindAsync(PageKey page, string userId, IEnumerable<XSaid> said, Dictionary<string, bool> known, CancellationToken cancellation)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var post in said.Where(post => post is { IsReply: true, ConversationId: not null }))
            if (post.RepliedToId == post.ConversationId && post.RepliedToAuthorId is { } author)
                known[post.ConversationId!] = author == userId;
            else
                asked.Add(post.ConversationId!);

        var unknown = new List<string>();
        foreach (var id in asked.Where(id => !known.ContainsKey(id)))
            if (CreatedAt(id) is { } createdAt && await posts.FindAsync(page, createdAt, id, cancellation).ConfigureAwait(false) is not null)
                known[id] = true;
            else
                unknown.Add(id);
        foreach (var some in unknown.Chunk(IdsAtOnce))
            await AskAsync(page, userId, some, known, cancellation).ConfigureAwait(false);
    }

    /// <summary>When a post was published, as its id says; null for the oldest posts, whose ids say nothing.</summary>
    public static DateTimeOffset? CreatedAt(string id) =>
        long.TryParse(id, out var number) && number >> LowBits is var milliseconds and > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(FirstId + milliseconds) : null;

    private async Task AskAsync(PageKey page, string userId, string[] ids, Dictionary<string, bool> known, CancellationToken cancellation)
    {
        // Who wrote a post is a field in one spelling, and an account to be paid for in the other.
        (string, string) author = options.Value.FieldFamily == "post" ? ("expansions", "author_id") : ("tweet.fields", "author_id");
        using var answer = await client.GetAsync(page, "tweets", [("ids", string.Join(',', ids)), author], XResource.Post, cancellation, mayFindNone: true).ConfigureAwait(false);
        foreach (var id in ids)
            known[id] = false;
        foreach (var post in answer.RootElement.FindItems("data"))
            if (post.FindText("id") is { } id && post.FindText("author_id") == userId)
                known[id] = true;
    }
}

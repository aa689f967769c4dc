using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Networks.X;

/// <summary>An account as X describes it now; X tells nothing of its past.</summary>
/// <param name="ListsAllPosts">Whether it has published so little in its life that X lists all of it.</param>
internal sealed record XUser(string Id, long? Followers, bool ListsAllPosts);

/// <summary>Looks up accounts.</summary>
internal sealed class XUsers(XClient client, Pages pages)
{
    // X lists so many of the newest posts of an account, and no older ones.
    // Source: https://docs.x.com/x-api/posts/timelines/introduction
    private const int ListedPosts = 3200;

    private static readonly IReadOnlyList<(string, string)> Fields = [("user.fields", "public_metrics")];

    /// <summary>X's id of a page's account; a name is looked up once and remembered.</summary>
    public async Task<string> FindIdAsync(RegisteredPage page, CancellationToken cancellation) =>
        (IsId(page.Key) ? page.Key.Id : page.NetworkId) ?? (await ReadAsync(page, cancellation).ConfigureAwait(false)).Id;

    /// <summary>The account of a page as it is now.</summary>
    public async Task<XUser> ReadAsync(RegisteredPage page, CancellationToken cancellation)
    {
        var user = await ReadAsync(page.Key, cancellation).ConfigureAwait(false);
        if (user.Id != page.NetworkId || user.ListsAllPosts != page.ListsAllPosts)
            await pages.RememberAsync(page.Key, user.Id, user.ListsAllPosts, cancellation).ConfigureAwait(false);
        return user;
    }

    /// <summary>The account of a page without asking, as far as it was looked up before.</summary>
    public static XUser? Remembered(RegisteredPage page) =>
        page is { NetworkId: { } id, ListsAllPosts: { } listsAllPosts } ? new(id, null, listsAllPosts) : null;

    public static string Path(PageKey page) => IsId(page) ? $"users/{page.Id}" : $"users/by/username/{page.Id}";

    // Ids of digits are X's own, others are user names.
    private static bool IsId(PageKey page) => page.Id.All(char.IsAsciiDigit);

    private async Task<XUser> ReadAsync(PageKey page, CancellationToken cancellation)
    {
        using var answer = await client.GetAsync(page, Path(page), Fields, XResource.User, cancellation).ConfigureAwait(false);
        var user = answer.RootElement.Find("data");
        if (user?.FindText("id") is not { Length: > 0 } id || !id.All(char.IsAsciiDigit))
            throw new TransientSourceException("X describes the account without a usable id.");
        var metrics = user.Value.Find("public_metrics");
        return new(id, metrics?.FindCount("followers_count"), (metrics?.FindCount("tweet_count") ?? metrics?.FindCount("post_count")) <= ListedPosts);
    }
}

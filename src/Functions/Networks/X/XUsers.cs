using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Networks.X;

/// <summary>An account as X describes it now; X tells nothing of its past.</summary>
/// <param name="Posts">How many posts it has published in its life; null when X does not say.</param>
internal sealed record XUser(string Id, long? Followers, long? Posts);

/// <summary>Looks up accounts.</summary>
internal sealed class XUsers(XClient client, Pages pages)
{
    private static readonly IReadOnlyList<(string, string)> Fields = [("user.fields", "public_metrics")];

    /// <summary>X's id of a page's account; a name is looked up once and remembered.</summary>
    public async Task<string> FindIdAsync(RegisteredPage page, CancellationToken cancellation) =>
        (IsId(page.Key) ? page.Key.Id : page.NetworkId) ?? (await ReadAsync(page, cancellation).ConfigureAwait(false)).Id;

    /// <summary>The account of a page as it is now.</summary>
    public async Task<XUser> ReadAsync(RegisteredPage page, CancellationToken cancellation)
    {
        var user = await ReadAsync(page.Key, cancellation).ConfigureAwait(false);
        if (!IsId(page.Key) && user.Id != page.NetworkId)
            await pages.RememberNetworkIdAsync(page.Key, user.Id, cancellation).ConfigureAwait(false);
        return user;
    }

    // Ids of digits are X's own, others are user names.
    private static bool IsId(PageKey page) => page.Id.All(char.IsAsciiDigit);

    private async Task<XUser> ReadAsync(PageKey page, CancellationToken cancellation)
    {
        var path = IsId(page) ? $"users/{page.Id}" : $"users/by/username/{page.Id}";
        using var answer = await client.GetAsync(page, path, Fields, XResource.User, cancellation).ConfigureAwait(false);
        var user = answer.RootElement.Find("data");
        if (user?.FindText("id") is not { Length: > 0 } id || !id.All(char.IsAsciiDigit))
            throw new TransientSourceException("X describes the account without a usable id.");
        var metrics = user.Value.Find("public_metrics");
        return new(id, metrics?.FindCount("followers_count"), metrics?.FindCount("tweet_count") ?? metrics?.FindCount("post_count"));
    }
}

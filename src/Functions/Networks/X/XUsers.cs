using Engagement.Core;

namespace Engagement.Functions.Networks.X;

/// <summary>An account as X describes it now; X tells nothing of its past.</summary>
/// <param name="Posts">How many posts it has published in its life; null when X does not say.</param>
internal sealed record XUser(string Id, long? Followers, long? Posts);

/// <summary>Looks up accounts.</summary>
internal sealed class XUsers(XClient client)
{
    private static readonly IReadOnlyList<(string, string)> Fields = [("user.fields", "public_metrics")];

    /// <summary>The account of a page: ids of digits are X's own, others are user names.</summary>
    public async Task<XUser> ReadAsync(PageKey page, CancellationToken cancellation)
    {
        var path = page.Id.All(char.IsAsciiDigit) ? $"users/{page.Id}" : $"users/by/username/{page.Id}";
        using var answer = await client.GetAsync(page, path, Fields, XResource.User, cancellation).ConfigureAwait(false);
        var user = answer.RootElement.Find("data");
        if (user?.FindText("id") is not { Length: > 0 } id || !id.All(char.IsAsciiDigit))
            throw new TransientSourceException("X describes the account without a usable id.");
        var metrics = user.Value.Find("public_metrics");
        return new(id, metrics?.FindCount("followers_count"), metrics?.FindCount("tweet_count") ?? metrics?.FindCount("post_count"));
    }
}

using System.Text.Json;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>A post of an account, also as a part of its conversation.</summary>
internal sealed record XOwnPost(Post Post, XSaid Said);

/// <summary>Lists the posts of an account, replies included, without what it only repeated.</summary>
internal sealed class XPosts(XClient client, XLists lists, IOptions<XOptions> options)
{
    private const int SmallestPage = 5;

    // Before, X did not count views and reports zero. Source: https://docs.x.com/x-api/fundamentals/metrics
    private static readonly DateOnly FirstDayWithViews = new(2022, 12, 15);

    private readonly XOptions _options = options.Value;

    /// <summary>The posts that were published in a range of days, newest first, one page of the listing at a time; complete when the enumeration ends.</summary>
    /// <param name="userId">X's id of the account; the page may be registered under its name.</param>
    public async IAsyncEnumerable<IReadOnlyList<XOwnPost>> ListAsync(
        PageKey page, string userId, DayRange days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var answer in lists.ReadAsync(page, Path(userId), Parameters(page.Network, days), XResource.OwnPost, cancellation).ConfigureAwait(false))
        {
            var mediaTypes = XPostType.MediaTypes(answer);
            yield return [.. XLists.Items(answer).Select(post => Read(page, post, mediaTypes)).Where(own => days.Contains(page.Network.DayOf(own.Post.CreatedAt)))];
        }
    }

    /// <summary>Whether X lists a post that is older than a day.</summary>
    public async Task<bool> AnyBeforeAsync(PageKey page, string userId, DateOnly day, CancellationToken cancellation)
    {
        List<(string, string)> parameters = [("max_results", $"{SmallestPage}"), XLists.Before(page.Network, day)];
        using var answer = await client.GetAsync(page, Path(userId), parameters, XResource.OwnPost, cancellation).ConfigureAwait(false);
        return XLists.Items(answer.RootElement).Length > 0;
    }

    private static string Path(string userId) => $"users/{userId}/tweets";

    private List<(string, string)> Parameters(Network network, DayRange days) =>
    [
        .. XFields.Of(_options.FieldFamily),
        lists.PageSize(SmallestPage),
        ("exclude", "retweets"),
        XLists.From(network, days.FirstDay),
        .. lists.Through(network, days.LastDay),
    ];

    private static XOwnPost Read(PageKey page, JsonElement post, IReadOnlyDictionary<string, string?> mediaTypes)
    {
        var said = XSaid.Read(post);
        var metrics = post.Find("public_metrics");
        var reposts = metrics?.FindCount("retweet_count") ?? metrics?.FindCount("repost_count");
        var views = page.Network.DayOf(said.CreatedAt) < FirstDayWithViews ? null : metrics?.FindCount("impression_count");
        return new(
            new(page, said.Id, said.CreatedAt, XPostType.Of(post, mediaTypes), said.Text, new($"https://x.com/i/web/status/{said.Id}"),
                Known(said.Likes), Known(said.Replies), Known(reposts + metrics?.FindCount("quote_count")))
            {
                Views = Known(views),
            },
            said);
    }

    private static MetricValue Known(long? count) => count is { } known ? MetricValue.Ok(known) : MetricValue.Missing(MetricStatus.NotCollected);
}

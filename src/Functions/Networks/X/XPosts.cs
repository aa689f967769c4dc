using System.Text.Json;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>A post of an account, also as a part of its conversation.</summary>
internal sealed record XOwnPost(Post Post, XSaid Said);

/// <summary>Lists the posts of an account, replies included, without what it only repeated.</summary>
internal sealed class XPosts(XClient client, XLists lists, IOptions<XOptions> options, TimeProvider clock)
{
    private const int SmallestPage = 5;

    // Before, X did not count views and reports zero. Source: https://docs.x.com/x-api/fundamentals/metrics
    private static readonly DateOnly FirstDayWithViews = new(2022, 12, 15);

    // How long X tells an account more about its posts than everybody. Source: https://docs.x.com/x-api/fundamentals/metrics
    private static readonly TimeSpan PrivateAge = TimeSpan.FromDays(30);

    private readonly XOptions _options = options.Value;

    /// <summary>The posts that were published in a range of days, newest first, one page of the listing at a time; complete when the enumeration ends.</summary>
    /// <param name="userId">X's id of the account; the page may be registered under its name.</param>
    public async IAsyncEnumerable<IReadOnlyList<XOwnPost>> ListAsync(
        PageKey page, string userId, DayRange days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (part, isPrivate) in Parts(page, days))
            await foreach (var answer in lists.ReadAsync(page, Path(userId), Parameters(page.Network, part, isPrivate), XResource.OwnPost, cancellation).ConfigureAwait(false))
            {
                var hidden = Hidden(answer);
                var listed = hidden.Count > 0 && answer.Find("data") is null ? [] : Read(page, XLists.Items(answer), answer);
                if (hidden.Count > 0)
                    listed = [.. listed, .. await ReadPublicAsync(page, hidden, cancellation).ConfigureAwait(false)];
                yield return [.. listed.Where(own => days.Contains(page.Network.DayOf(own.Post.CreatedAt)))];
            }
    }

    /// <summary>Whether X lists a post that is older than a day.</summary>
    public async Task<bool> AnyBeforeAsync(PageKey page, string userId, DateOnly day, CancellationToken cancellation)
    {
        List<(string, string)> parameters = [("max_results", $"{SmallestPage}"), XLists.Before(page.Network, day)];
        using var answer = await client.GetAsync(page, Path(userId), parameters, XResource.OwnPost, cancellation).ConfigureAwait(false);
        return XLists.Items(answer.RootElement).Length > 0;
    }

    /// <summary>When the newest post was published that X lists, up to a day; null when it lists none.</summary>
    public async Task<DateTimeOffset?> FindNewestAsync(PageKey page, string userId, DateOnly lastDay, CancellationToken cancellation)
    {
        List<(string, string)> parameters = [XFields.OfSaid(_options.FieldFamily), ("max_results", $"{SmallestPage}"), ("exclude", "retweets"), .. lists.Through(page.Network, lastDay)];
        using var answer = await client.GetAsync(page, Path(userId), parameters, XResource.OwnPost, cancellation).ConfigureAwait(false);
        return XLists.Items(answer.RootElement).Select(post => (DateTimeOffset?)XSaid.Read(post).CreatedAt).Max();
    }

    private static string Path(string userId) => $"users/{userId}/tweets";

    /// <summary>The days cut where X stops telling an account more about its posts, newest first.</summary>
    private IEnumerable<(DayRange Days, bool IsPrivate)> Parts(PageKey page, DayRange days)
    {
        var first = page.Network.DayOf(clock.GetUtcNow() - PrivateAge).AddDays(1);
        if (!client.IsOwner(page) || days.LastDay < first)
            return [(days, false)];
        return days.FirstDay >= first ? [(days, true)] : [(new(first, days.LastDay), true), (new(days.FirstDay, first.AddDays(-1)), false)];
    }

    /// <summary>Posts that X left out because the account may not see what was asked for of them.</summary>
    private static List<string> Hidden(JsonElement answer) =>
    [
        .. answer.FindItems("errors")
            .Where(error => XError.IsOfField(error) && error.FindText("resource_id") is { Length: > 0 } id && id.All(char.IsAsciiDigit))
            .Select(error => error.FindText("resource_id")!).Distinct()
            .Except(answer.FindItems("data").Select(post => post.FindText("id") ?? "")),
    ];

    private async Task<IReadOnlyList<XOwnPost>> ReadPublicAsync(PageKey page, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        IReadOnlyList<(string, string)> parameters = [("ids", string.Join(',', ids)), .. XFields.Of(_options.FieldFamily)];
        using var answer = await client.GetAsync(page, "tweets", parameters, XResource.Post, cancellation, mayFindNone: true).ConfigureAwait(false);
        return Read(page, answer.RootElement.FindItems("data"), answer.RootElement);
    }

    private List<(string, string)> Parameters(Network network, DayRange days, bool isPrivate) =>
    [
        .. XFields.Of(_options.FieldFamily, isPrivate),
        lists.PageSize(SmallestPage),
        ("exclude", "retweets"),
        XLists.From(network, days.FirstDay),
        .. lists.Through(network, days.LastDay),
    ];

    private static IReadOnlyList<XOwnPost> Read(PageKey page, IEnumerable<JsonElement> posts, JsonElement answer)
    {
        var mediaTypes = XPostType.MediaTypes(answer);
        return [.. posts.Select(post => Read(page, post, mediaTypes))];
    }

    private static XOwnPost Read(PageKey page, JsonElement post, IReadOnlyDictionary<string, string?> mediaTypes)
    {
        var said = XSaid.Read(post);
        var (metrics, own) = (post.Find("public_metrics"), post.Find("non_public_metrics"));
        var reposts = metrics?.FindCount("retweet_count") ?? metrics?.FindCount("repost_count");
        var views = page.Network.DayOf(said.CreatedAt) < FirstDayWithViews ? null : metrics?.FindCount("impression_count");
        return new(
            new(page, said.Id, said.CreatedAt, XPostType.Of(post, mediaTypes), said.Text, new($"https://x.com/i/web/status/{said.Id}"),
                Known(said.Likes), Known(said.Replies), Known(reposts + metrics?.FindCount("quote_count")))
            {
                Views = Known(own?.FindCount("impression_count") ?? views),
                Clicks = Known(own?.FindCount("url_link_clicks")),
            },
            said);
    }

    private static MetricValue Known(long? count) => count is { } known ? MetricValue.Ok(known) : MetricValue.Missing(MetricStatus.NotCollected);
}

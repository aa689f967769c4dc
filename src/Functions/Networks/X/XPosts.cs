using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Lists the posts of an account, replies included, without what it only repeated.</summary>
internal sealed class XPosts(XClient client, IOptions<XOptions> options, TimeProvider clock)
{
    private const string Second = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string SmallestPage = "5";

    // X refuses an end that is less than some ten seconds ago.
    private static readonly TimeSpan YoungestEnd = TimeSpan.FromMinutes(1);

    private readonly XOptions _options = options.Value;

    /// <summary>The posts that were published in a range of days, newest first, one page of the listing at a time; complete when the enumeration ends.</summary>
    /// <param name="userId">X's id of the account; the page may be registered under its name.</param>
    public async IAsyncEnumerable<IReadOnlyList<Post>> ListAsync(
        PageKey page, string userId, DayRange days, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            using var answer = await client.GetAsync(page, Path(userId), Parameters(page.Network, days, next), XResource.Post, cancellation).ConfigureAwait(false);
            var mediaTypes = XPostType.MediaTypes(answer.RootElement);
            yield return [.. Items(answer.RootElement).Select(post => Read(page, post, mediaTypes)).Where(post => days.Contains(page.Network.DayOf(post.CreatedAt)))];

            next = answer.RootElement.Find("meta")?.FindText("next_token");
            if (next is not null && !tokens.Add(next))
                throw new TransientSourceException("X's list of posts leads back to the same page.");
        }
        while (next is not null);
    }

    /// <summary>Whether X lists a post that is older than a day.</summary>
    public async Task<bool> AnyBeforeAsync(PageKey page, string userId, DateOnly day, CancellationToken cancellation)
    {
        List<(string, string)> parameters = [("max_results", SmallestPage), ("end_time", Text(page.Network.StartOf(day)))];
        using var answer = await client.GetAsync(page, Path(userId), parameters, XResource.Post, cancellation).ConfigureAwait(false);
        return Items(answer.RootElement).Length > 0;
    }

    private static string Path(string userId) => $"users/{userId}/tweets";

    private List<(string, string)> Parameters(Network network, DayRange days, string? next)
    {
        var end = network.StartOf(days.LastDay.AddDays(1));
        List<(string, string)> parameters =
        [
            .. XFields.Of(_options.FieldFamily),
            ("max_results", _options.PageSize.ToString(CultureInfo.InvariantCulture)),
            ("exclude", "retweets"),
            ("start_time", Text(network.StartOf(days.FirstDay))),
        ];
        if (end <= clock.GetUtcNow() - YoungestEnd)
            parameters.Add(("end_time", Text(end)));
        if (next is not null)
            parameters.Add(("pagination_token", next));
        return parameters;
    }

    // Documented: a list without posts has no "data", only "meta".
    private static JsonElement[] Items(JsonElement answer) => answer.Find("data") is { ValueKind: JsonValueKind.Array } data
        ? [.. data.EnumerateArray()]
        : answer.Find("meta")?.FindCount("result_count") is not null && answer.Find("data") is null
            ? []
            : throw new TransientSourceException("X's list of posts has neither posts nor a count of them.");

    private static Post Read(PageKey page, JsonElement post, IReadOnlyDictionary<string, string?> mediaTypes)
    {
        var id = post.FindText("id");
        if (id is not { Length: > 0 } || !id.All(char.IsAsciiDigit) || post.FindInstant("created_at") is not { } createdAt)
            throw new TransientSourceException("X lists a post without a usable id or time.");
        var metrics = post.Find("public_metrics");
        var reposts = metrics?.FindCount("retweet_count") ?? metrics?.FindCount("repost_count");
        // The text of a long post ends in the middle of a sentence; the note has all of it.
        var text = (post.Find("note_tweet") ?? post.Find("note_post"))?.FindText("text") ?? post.FindText("text");
        return new(page, id, createdAt, XPostType.Of(post, mediaTypes), text is { Length: > 0 } ? text : null, new($"https://x.com/i/web/status/{id}"),
            Known(metrics?.FindCount("like_count")), Known(metrics?.FindCount("reply_count")), Known(reposts + metrics?.FindCount("quote_count")));
    }

    private static MetricValue Known(long? count) => count is { } known ? MetricValue.Ok(known) : MetricValue.Missing(MetricStatus.NotCollected);

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Second, CultureInfo.InvariantCulture);
}

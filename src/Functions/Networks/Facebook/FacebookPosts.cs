using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Lists the posts of a page, with their lifetime counts.</summary>
internal sealed class FacebookPosts(FacebookClient client, FacebookRefusals refusals, IOptions<FacebookOptions> options)
{
    /// <summary>The posts that were published in a range of days, one page of the listing at a time; complete when the enumeration ends.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Post>> ListAsync(PageKey page, DayRange days, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = await refusals.ReadAsync(page, days, cancellation).ConfigureAwait(false);
        var insights = new FacebookPostInsights(known, options.Value);
        var listing = new FacebookPostListing(client, page, days, insights, options.Value.PageSize);
        var cursors = new FacebookCursors("list of posts");
        string? after = null;
        do
        {
            using var answer = await listing.GetAsync(after, cancellation).ConfigureAwait(false);
            if (answer.RootElement.Find("data") is not { ValueKind: JsonValueKind.Array } data)
                throw new TransientSourceException("Facebook's list of posts has no data array.");
            yield return [.. data.EnumerateArray().Select(post => insights.Fill(Read(page, post), post)).Where(post => days.Contains(page.Network.DayOf(post.CreatedAt)))];
            after = cursors.Next(answer.RootElement);
        }
        while (after is not null);
        await refusals.SaveAsync(page, known, cancellation).ConfigureAwait(false);
    }

    /// <summary>When the newest post was published that Facebook lists, up to a day; null when it lists none.</summary>
    public async Task<DateTimeOffset?> FindNewestAsync(PageKey page, DateOnly lastDay, CancellationToken cancellation)
    {
        try
        {
            var until = page.Network.StartOf(lastDay.AddDays(1)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            using var answer = await client.GetAsync(page, "published_posts", [("fields", "id,created_time"), ("limit", "1"), ("until", until)], cancellation).ConfigureAwait(false);
            return answer.RootElement.FindItems("data").Select(post => post.FindInstant("created_time")).FirstOrDefault();
        }
        catch (FacebookErrorException e)
        {
            throw new TransientSourceException(e.Message, inner: e);
        }
    }

    private static Post Read(PageKey page, JsonElement post)
    {
        var id = post.FindId("id");
        if (id is null || post.FindInstant("created_time") is not { } createdAt)
            throw new TransientSourceException("Facebook lists a post without a usable id or time.");
        var permalink = Uri.TryCreate(post.FindText("permalink_url"), UriKind.Absolute, out var link) ? link : null;
        return new(page, id, createdAt, FacebookPostType.Of(post, permalink), post.FindText("message"), permalink,
            Total(post, "reactions"), Total(post, "comments"), Shares(post));
    }

    private static MetricValue Total(JsonElement post, string edge) => Known(post.Find(edge)?.Find("summary")?.FindCount("total_count"));

    // Documented: a post that nobody shared has no "shares" at all.
    private static MetricValue Shares(JsonElement post) => post.Find("shares") is { } shares ? Known(shares.FindCount("count")) : MetricValue.Ok(0);

    private static MetricValue Known(long? count) => count is { } known ? MetricValue.Ok(known) : MetricValue.Missing(MetricStatus.NotCollected);
}

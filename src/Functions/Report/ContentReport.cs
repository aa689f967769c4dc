using Engagement.Core;
using Engagement.Core.Content;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with how a page's posts did by what they are like, and which did best and worst.</summary>
internal sealed class ContentReport(PageQuestion question, PostRows posts, DailyPageMetricsRows days, TimeProvider clock)
{
    // A year holds every season, and most pages too few posts in less.
    private const int DefaultDays = 365;
    private const int Named = 5;

    private static readonly IReadOnlyList<(PostType Format, PostType Than)> Comparisons = [(PostType.Video, PostType.Photo), (PostType.Reel, PostType.Photo), (PostType.Reel, PostType.Video)];

    public Task<IResult> GetAsync(string network, string id, RangeQuery query, CancellationToken cancellation) =>
        question.AnswerAsync(network, id, async progress => await ReadAsync(progress.Page, query, cancellation).ConfigureAwait(false), cancellation);

    private async Task<ContentAnswer> ReadAsync(RegisteredPage page, RangeQuery query, CancellationToken cancellation)
    {
        var (range, _) = query.Read(clock.TargetDay(page), DefaultDays);
        var zone = page.TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : page.Key.Network.DayZone;
        // Texts pass by one after the other; what is kept of each is how long it is.
        var published = new Dictionary<string, ContentPost>(StringComparer.Ordinal);
        await foreach (var post in posts.ReadAsync(page.Key, range, cancellation).ConfigureAwait(false))
            published[post.Id] = ContentPost.Of(post);
        var counts = published.Values.Select(post => post.Post).ToList();
        var followers = (await days.ReadAsync(page.Key, range, cancellation).ConfigureAwait(false)).ToDictionary(day => day.Day, day => day[PageMetric.Followers]);
        return ContentAnswer.Of(
            page.Key, range, zone, ContentGroup.Of(published.Values, zone), [.. Comparisons.Select(pair => FormatComparison.Of(pair.Format, pair.Than, counts, zone))],
            RankedPosts.Of(counts, Named), followers);
    }
}

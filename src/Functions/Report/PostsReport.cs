using Engagement.Core;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with a page's posts, as known now or as known on a day in the past.</summary>
internal sealed class PostsReport(
    PageQuestion question, PostRows now, PostsAsOfRows then, DailyPageMetricsRows daysNow, DailyPageMetricsAsOfRows daysThen, TimeProvider clock)
{
    public Task<IResult> GetAsync(string network, string id, RangeQuery query, string? limit, string? cursor, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        var (range, asOf) = query.Read(clock.TargetDay(page));
        var part = Cursor.Read(limit, cursor);
        var behind = part.After is { } after ? Behind(page.Key, range, after) : range;
        var posts = asOf is { } day ? then.ReadAsync(page.Key, behind, day, cancellation) : now.ReadAsync(page.Key, behind, cancellation);
        // One more than asked for says whether there are more.
        var found = await posts.Where(post => part.After is null || string.CompareOrdinal(Keys.PostRow(post.CreatedAt, post.Id), part.After) > 0)
            .Take(part.Limit + 1).ToListAsync(cancellation).ConfigureAwait(false);
        var days = asOf is { } known ? await daysThen.ReadAsync(page.Key, behind, known, cancellation).ConfigureAwait(false) : await daysNow.ReadAsync(page.Key, behind, cancellation).ConfigureAwait(false);
        return new TaggedJson(PostsAnswer.Of(page.Key, range, asOf, found, part.Limit, days));
    }, cancellation);

    /// <summary>The days on and behind that of the post that a cursor names.</summary>
    private static DayRange Behind(PageKey page, DayRange range, string after) =>
        Keys.InstantOf(after) is { } instant && page.Network.DayOf(instant) is var day && range.Contains(day) ? new(day, range.LastDay) : throw Cursor.Unusable();
}

using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Core.Posting;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with how a page's posts did by weekday and hour.</summary>
internal sealed class PostingTimesReport(PageQuestion question, PostRows posts, TimeProvider clock)
{
    // A year holds every season, and most pages too few posts in less.
    private const int DefaultDays = 365;

    public Task<IResult> GetAsync(string network, string id, RangeQuery query, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        var (range, _) = query.Read(clock.TargetDay(page), DefaultDays);
        var published = await posts.ReadCountsAsync(page.Key, range, cancellation).ConfigureAwait(false);
        var zone = page.TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : page.Key.Network.DayZone;
        return new TaggedJson(PostingTimesAnswer.Of(page.Key, range, zone, PostingTimes.Of(published.DistinctBy(post => post.Id), zone)));
    }, cancellation);
}

/// <param name="Recommended">Null unless one hour clearly does better than every other.</param>
internal sealed record PostingTimesAnswer(
    string Network, string Id, DateOnly FirstDay, DateOnly LastDay, string TimeZone, int Posts, SlotAnswer? Recommended, IReadOnlyList<SlotAnswer> Slots)
{
    public static PostingTimesAnswer Of(PageKey page, DayRange range, TimeZoneInfo zone, PostingTimes times) => new(
        page.Network.Name, page.Id, range.FirstDay, range.LastDay, zone.Id, times.Posts,
        times.Recommended is null ? null : SlotAnswer.Of(times.Recommended), [.. times.Slots.Select(SlotAnswer.Of)]);
}

/// <param name="Weekday">1 is Monday, 7 is Sunday (ISO 8601).</param>
/// <param name="Status">"ok" or "not_enough_data".</param>
internal sealed record SlotAnswer(int Weekday, int Hour, int N, double? Index, Interval? Interval, string Status)
{
    private const int Sunday = 7;

    public static SlotAnswer Of(PostingSlot slot) => new(
        slot.Weekday == DayOfWeek.Sunday ? Sunday : (int)slot.Weekday, slot.Hour, slot.N, slot.Index, slot.Interval, slot.Index is null ? "not_enough_data" : "ok");
}

using System.Globalization;
using System.Runtime.CompilerServices;
using Engagement.Core;
using Engagement.Core.Posting;
using Engagement.Functions.Collect;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>How a page's posts of one hour of the week did.</summary>
internal sealed record HourStatistic(PageKey Page, DayRange Days, TimeZoneInfo Zone, PostingSlot Slot)
{
    public int Weekday => Slot.Weekday == DayOfWeek.Sunday ? 7 : (int)Slot.Weekday;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{FeedPages.Key(Page)}~{Weekday}~{Slot.Hour:D2}");
}

/// <summary>How the posts of the last year did by weekday and hour of the page's zone; made of one page's posts at a time.</summary>
internal sealed class HourStatisticsSet(Pages registered, PostRows posts, TimeProvider clock) : ComputedSet<HourStatistic>
{
    // A year holds every season, and most pages too few posts in less.
    private const int Days = 365;

    public override string Name => "HourStatistics";

    public override string EntityType => "HourStatistic";

    public override string CaptionEn => "Hours of the week";

    public override string CaptionFr => "Heures de la semaine";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Property<HourStatistic>.Key(one => one.Key),
        Property<HourStatistic>.Page(one => FeedPages.Key(one.Page)),
        Property<HourStatistic>.Int32("Weekday", "Weekday (1 is Monday)", "Jour de la semaine (1 = lundi)", one => one.Weekday).Required,
        Property<HourStatistic>.Int32("Hour", "Hour", "Heure", one => one.Slot.Hour).Required,
        Property<HourStatistic>.Text("TimeZone", "Time zone", "Fuseau horaire", one => one.Zone.Id).Required,
        Property<HourStatistic>.Date("FirstDay", "First day", "Premier jour", one => one.Days.FirstDay).Required,
        Property<HourStatistic>.Date("LastDay", "Last day", "Dernier jour", one => one.Days.LastDay).Required,
        Property<HourStatistic>.Int32("N", "Posts", "Publications", one => one.Slot.N).Required,
        Property<HourStatistic>.Number("EngagementIndex", "Engagement index (1 is usual)", "Indice d’engagement (1 = habituel)", one => one.Slot.Index),
        Property<HourStatistic>.Number("IntervalLow", "Interval, low", "Intervalle, borne basse", one => one.Slot.Interval?.Low),
        Property<HourStatistic>.Number("IntervalHigh", "Interval, high", "Intervalle, borne haute", one => one.Slot.Interval?.High),
        Property<HourStatistic>.Text("Status", "Status", "Statut", one => one.Slot.Index is null ? "not_enough_data" : "ok").Required,
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "Weekday", "Hour"];

    protected override async IAsyncEnumerable<HourStatistic> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var key in pages.Behind(after))
        {
            if (await registered.FindAsync(key, cancellation).ConfigureAwait(false) is not { } page)
                continue;
            var days = DayRange.EndingOn(clock.TargetDay(page), Days);
            var zone = page.TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : key.Network.DayZone;
            var published = await posts.ReadCountsAsync(key, days, cancellation).ConfigureAwait(false);
            foreach (var slot in PostingTimes.Of(published.DistinctBy(post => post.Id), zone).Slots)
                yield return new(key, days, zone, slot);
        }
    }
}

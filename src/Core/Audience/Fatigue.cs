namespace Engagement.Core.Audience;

/// <summary>What a page's numbers say about tired viewers.</summary>
public enum FatigueStatus
{
    /// <summary>They do not say it.</summary>
    NoSigns,

    /// <summary>The same people are shown more, and each time they do less.</summary>
    SignsOfFatigue,

    /// <summary>Too few weeks are known to tell a trend from chance.</summary>
    NotEnoughData,
}

/// <summary>Seven days of a page, as fatigue looks at them; the three are null where a day, or the network's count of viewers, is missing.</summary>
/// <param name="Days">The days.</param>
/// <param name="ViewsPerViewer">Views / distinct viewers of the seven days, as the network counts them.</param>
/// <param name="EngagementsPerView">Engagements / views.</param>
/// <param name="ViewsFromAdsRate">Share of the views that ads brought.</param>
public sealed record FatigueWeek(DayRange Days, double? ViewsPerViewer, double? EngagementsPerView, double? ViewsFromAdsRate);

/// <summary>A proxy for fatigue: views per viewer rise while engagements per view fall.</summary>
/// <remarks>
/// A proxy because networks no longer tell what the same person saw, and mix ads with the rest: where the share of ads rises too, ads that are shown
/// again and again are as good an explanation. Both trends must be clear at 5 % each.
/// </remarks>
/// <param name="Status">What the numbers say.</param>
/// <param name="ViewsPerViewer">Its trend; null when it cannot be told.</param>
/// <param name="EngagementsPerView">Its trend; null when it cannot be told.</param>
/// <param name="ViewsFromAdsRate">Its trend, the rival explanation; null when it cannot be told.</param>
/// <param name="MayBeAds">Whether the share of ads rises clearly as well.</param>
/// <param name="Weeks">What it was told from, oldest first.</param>
public sealed record Fatigue(
    FatigueStatus Status, Trend? ViewsPerViewer, Trend? EngagementsPerView, Trend? ViewsFromAdsRate, bool MayBeAds, IReadOnlyList<FatigueWeek> Weeks)
{
    /// <summary>How many weeks are looked at.</summary>
    public const int MaxWeeks = 13;

    /// <summary>With fewer known weeks nothing is said.</summary>
    public const int FewestWeeks = 8;

    /// <summary>How probable by chance a trend may be and still count as clear.</summary>
    public const double Clear = 0.05;

    private const int DaysPerWeek = 7;
    private static readonly PageMetric[] Metrics = [PageMetric.Views, PageMetric.Engagements, PageMetric.ViewersTrailing7Days];

    /// <summary>Looks at the weeks that end with a day.</summary>
    /// <param name="days">Days of one page in any order, each once; others than those of the weeks are passed over.</param>
    /// <param name="lastDay">The last day to look at.</param>
    public static Fatigue Of(IEnumerable<DailyPageMetrics> days, DateOnly lastDay)
    {
        ArgumentNullException.ThrowIfNull(days);
        var range = DayRange.EndingOn(lastDay, MaxWeeks * DaysPerWeek);
        var byDay = days.Where(day => range.Contains(day.Day)).ToDictionary(day => day.Day);
        // What a network counted differently cannot be part of one trend.
        var since = byDay.Count == 0 ? range.FirstDay
            : SeriesBreak.Within(byDay.Values.First().Page.Network, Metrics, range).Select(b => b.Day).DefaultIfEmpty(range.FirstDay).Max();
        FatigueWeek[] weeks = [.. range.SplitInto(DaysPerWeek).Where(week => week.FirstDay >= since).Select(week => Week(week, byDay))];
        var (perViewer, perView, ads) = (TrendOf(weeks, week => week.ViewsPerViewer), TrendOf(weeks, week => week.EngagementsPerView), TrendOf(weeks, week => week.ViewsFromAdsRate));
        var status = perViewer is null || perView is null ? FatigueStatus.NotEnoughData
            : perViewer.RisingProbability < Clear && perView.FallingProbability < Clear ? FatigueStatus.SignsOfFatigue
            : FatigueStatus.NoSigns;
        return new(status, perViewer, perView, ads, ads?.RisingProbability < Clear, weeks);
    }

    private static Trend? TrendOf(FatigueWeek[] weeks, Func<FatigueWeek, double?> value)
    {
        var known = weeks.Select((week, number) => (Week: number, Value: value(week))).Where(week => week.Value > 0).Select(week => (week.Week, week.Value!.Value)).ToList();
        return known.Count < FewestWeeks ? null : Trend.Of(known);
    }

    private static FatigueWeek Week(DayRange week, Dictionary<DateOnly, DailyPageMetrics> byDay)
    {
        double? Sum(PageMetric metric) => week.Days().Aggregate((Int128?)0, (sum, day) => sum + byDay.GetValueOrDefault(day)?[metric].Count) is { } sum ? (double)sum : null;
        var (views, viewers) = (Sum(PageMetric.Views), byDay.GetValueOrDefault(week.LastDay)?[PageMetric.ViewersTrailing7Days].Count);
        return new(week, Ratio(views, viewers), Ratio(Sum(PageMetric.Engagements), views), Ratio(Sum(PageMetric.ViewsFromAds), views));
    }

    private static double? Ratio(double? numerator, double? denominator) => denominator > 0 ? numerator / denominator : null;
}

namespace Engagement.Core.FakeFans.Pages;

/// <summary>Weighs what else may have caused an anomaly, with the page's own data, what its team knows, its network and its peers.</summary>
internal sealed class CauseWeighing(
    CleanSeries series, Explanation explanation, PeerShocks peers, IReadOnlyCollection<TeamEvent> teamEvents, IReadOnlyCollection<SeriesBreak> breaks)
{
    // An entered event halves what deviations say: it is a reason to follow, but a page may well buy fans for its campaign.
    private const double TeamEventDoubt = 0.5;

    // The days around a change of what is counted say next to nothing.
    private const double BreakDoubtFactor = 0.2;
    private const int BreakDays = 3;
    private const int TeamEventDays = 2;
    private const double LateDaysAtMost = 1.5;
    private const double ViralTimesUsual = 3;
    private const double SlackShare = 0.5;

    /// <summary>Whether the page's audience is known, which could explain what was gained.</summary>
    public bool CanWeighAudience => explanation.IsTestable;

    /// <summary>What is left of the deviations of follows gained.</summary>
    public double Doubt(int first, int last, double observed, double expected) =>
        BreakDoubt(first, last) * (EventOf(first, last) is null ? 1 : TeamEventDoubt) * (IsBacklog(first, last, observed, expected) ? BreakDoubtFactor : 1);

    public double BreakDoubt(int first, int last) => BreakNear(first, last) is null ? 1 : BreakDoubtFactor;

    /// <summary>What is left of the deviations of followers lost.</summary>
    public double LossDoubt(LossWindow window) => BreakDoubt(window.First, window.Last);

    public IReadOnlyList<RivalCause> Of(Detection detection)
    {
        var (first, last, evidence) = (detection.First, detection.Last, detection.Evidence);
        if (detection.Kind == AnomalyKind.Purge)
            return [Shock(detection), Change(first, last), Gap(first, last, false)];
        var explained = evidence.Excess <= 0 || detection.PeersExplain ? 0 : Math.Clamp((evidence.Explained - evidence.Expected) / evidence.Excess, 0, 1);
        var paid = AdsShare(first, last);
        var isGiveaway = detection.By == AudienceMeasure.Engagements;
        return
        [
            new(RivalCauseKind.ViralPost, !explanation.IsTestable ? null : isGiveaway ? 0 : explained * (1 - (paid ?? 0)), PostOf(first, last)),
            new(RivalCauseKind.PaidViews, paid is null ? null : isGiveaway ? 0 : explained * paid),
            new(RivalCauseKind.Giveaway, explanation.Of(AudienceMeasure.Engagements) is null ? null : isGiveaway ? explained : 0),
            new(RivalCauseKind.TeamEvent, EventOf(first, last) is null ? 0 : TeamEventDoubt, EventOf(first, last)?.Title),
            Shock(detection),
            Change(first, last),
            Gap(first, last, IsBacklog(first, last, evidence.Observed, evidence.Expected)),
        ];
    }

    private RivalCause Shock(Detection detection)
    {
        if (peers.Days.Count == 0)
            return new(RivalCauseKind.PlatformShock, null);
        var evidence = detection.Evidence;
        var rate = !detection.PeersExplain ? 0 : detection.Kind == AnomalyKind.Purge ? 1
            : evidence.Excess <= 0 ? 0 : Math.Clamp((evidence.Explained - evidence.Expected) / evidence.Excess, 0, 1);
        return new(RivalCauseKind.PlatformShock, rate);
    }

    private RivalCause Change(int first, int last) => new(
        RivalCauseKind.MetricChange, BreakNear(first, last) is null ? 0 : 1 - BreakDoubtFactor,
        BreakNear(first, last) is { } change ? FormattableString.Invariant($"{change.Day:yyyy-MM-dd}") : null);

    private RivalCause Gap(int first, int last, bool isBacklog) => new(
        RivalCauseKind.DataGap, isBacklog ? 1 - BreakDoubtFactor : 0, GapDays(first, last) is > 0 and var days ? FormattableString.Invariant($"{days}") : null);

    private TeamEvent? EventOf(int first, int last)
    {
        if (teamEvents.Count == 0)
            return null;
        var days = new DayRange(series.Source.Day(first).AddDays(-TeamEventDays), series.Source.Day(last));
        return teamEvents.FirstOrDefault(entered => entered.Days.Overlaps(days));
    }

    private SeriesBreak? BreakNear(int first, int last)
    {
        if (breaks.Count == 0)
            return null;
        var days = new DayRange(series.Source.Day(first).AddDays(-BreakDays), series.Source.Day(Math.Min(first + BreakDays, last)).AddDays(BreakDays));
        return breaks.FirstOrDefault(change => days.Contains(change.Day) && (change.Metrics.Contains(PageMetric.Followers) || series.Subject is { } subject && change.Metrics.Contains(subject)));
    }

    /// <summary>Whether days without data lie right before, whose follows may be reported now.</summary>
    private bool IsBacklog(int first, int last, double observed, double expected)
    {
        var missing = 0;
        for (var t = first - 1; t >= 0 && double.IsNaN(series.Gained[t]); t--)
            missing++;
        return missing > 0 && observed <= expected / (last - first + 1) * (missing + last - first + 1 + LateDaysAtMost) * (1 + SlackShare);
    }

    private int GapDays(int first, int last)
    {
        var days = 0;
        for (var t = Math.Max(0, first - BreakDays); t <= last; t++)
            days += double.IsNaN(series.Gained[t]) ? 1 : 0;
        return days;
    }

    /// <summary>Of the views beyond the usual, the share that ads brought.</summary>
    private double? AdsShare(int first, int last)
    {
        if (!CleanSeries.HasValues(series.ViewsFromAds) || explanation.Of(AudienceMeasure.Views) is not { } views)
            return null;
        var (before, during, days) = (0.0, 0.0, 0);
        for (var t = Math.Max(0, first - 28); t < first; t++)
            if (!double.IsNaN(series.ViewsFromAds[t]))
                (before, days) = (before + series.ViewsFromAds[t], days + 1);
        for (var t = first; t <= last; t++)
            during += double.IsNaN(series.ViewsFromAds[t]) ? 0 : series.ViewsFromAds[t];
        var more = views.Observed(first, last) - views.ExpectedFromBefore(first, last);
        var moreFromAds = during - (days == 0 ? 0 : before / days * (last - first + 1));
        return more <= 0 ? 0 : Math.Clamp(moreFromAds / more, 0, 1);
    }

    private string? PostOf(int first, int last) =>
        series.Source.BestPost(series.Source.Day(first).AddDays(-2), series.Source.Day(last)) is { TimesUsual: >= ViralTimesUsual } post ? post.Id : null;
}

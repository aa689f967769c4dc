namespace Engagement.Core.FakeFans.Pages;

/// <summary>What a page's series say about its followers.</summary>
/// <param name="Days">The days that were looked at.</param>
/// <param name="Anomalies">What stands out, in order of days.</param>
/// <param name="DayScores">Suspicion by day, 0 to 1: that of the anomalies that hold the day, and small values on ordinary days, so that days can be ranked.</param>
/// <param name="CanBeJudged">Whether there were enough days with follows, followers or engagements; otherwise nothing can be said.</param>
public sealed record PageAudit(DayRange Days, IReadOnlyList<PageAnomaly> Anomalies, IReadOnlyList<double> DayScores, bool CanBeJudged)
{
    /// <summary>How long an anomaly stays part of the page's verdict, in days after its last day.</summary>
    public const int RememberedDays = 180;

    /// <summary>The page's verdict: that of its most serious anomaly that is recent and not explained.</summary>
    /// <param name="isExplained">Whether a reviewer explained an anomaly.</param>
    public SuspicionLevel Verdict(Func<PageAnomaly, bool> isExplained)
    {
        ArgumentNullException.ThrowIfNull(isExplained);
        return Anomalies.Where(anomaly => anomaly.Days.LastDay >= Days.LastDay.AddDays(-RememberedDays) && !isExplained(anomaly))
            .Select(anomaly => anomaly.Level).DefaultIfEmpty(SuspicionLevel.None).Max();
    }
}

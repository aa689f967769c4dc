namespace Engagement.Core.Kpis;

/// <summary>Where a period's KPI stands among the page's own periods of the twelve months before.</summary>
public static class OwnPercentile
{
    /// <summary>With fewer earlier periods there is no percentile.</summary>
    public const int FewestPeriods = 8;

    /// <summary>The periods of a kind that lie within the twelve months before a period ends, itself not included, latest first.</summary>
    /// <remarks>They do not overlap: two trailing periods that share most of their days would say the same twice.</remarks>
    /// <param name="kind">The kind.</param>
    /// <param name="period">The period to rank.</param>
    public static IEnumerable<DayRange> Earlier(PeriodKind kind, DayRange period)
    {
        var since = period.LastDay.AddYears(-1);
        for (var earlier = kind.Before(period); earlier.FirstDay > since; earlier = kind.Before(earlier))
            yield return earlier;
    }

    /// <summary>Ranks a KPI among those of earlier periods.</summary>
    /// <remarks>Earlier ones without value are left out, and those that a series break separates; where gaps bend the value, partial ones too.</remarks>
    /// <param name="network">The network that all come from.</param>
    /// <param name="now">The KPI to rank.</param>
    /// <param name="earlier">The same of earlier periods, in any order.</param>
    /// <returns>A rank without value when there are too few, or when the KPI itself has no value or a bent one.</returns>
    public static PercentileRank Of(Network network, PeriodKpi now, IEnumerable<PeriodKpi> earlier)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(earlier);
        var values = earlier.Where(kpi => IsComparable(network, now, kpi)).Select(kpi => kpi.Value!.Value).ToList();
        return now.IsWhole ? PercentileRank.Of(now.Value!.Value, values, FewestPeriods) : new(null, values.Count);
    }

    private static bool IsComparable(Network network, PeriodKpi now, PeriodKpi earlier) =>
        earlier.IsWhole && !SeriesBreak.Within(network, now.Definition.Metrics, new(earlier.Period.FirstDay, now.Period.LastDay)).Any();
}

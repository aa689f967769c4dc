using Engagement.Core;
using Engagement.Core.Kpis;

namespace Engagement.Functions.Compute;

/// <summary>The periods whose KPIs are stored, and which of them a change of some days concerns.</summary>
internal static class KpiPeriods
{
    /// <summary>The kinds that are computed ahead. A single day is as quick to compute as to look up, and would be most of the rows.</summary>
    public static readonly IReadOnlyList<PeriodKind> Stored = [.. Enum.GetValues<PeriodKind>().Where(kind => kind != PeriodKind.Day)];

    /// <summary>The stored periods that hold any of the changed days, by their last day.</summary>
    public static IReadOnlyList<DayRange> ToCompute(DayRange changed, DateOnly throughDay) =>
        [.. Stored.SelectMany(kind => kind.Holding(changed, throughDay)).Distinct().OrderBy(period => period.LastDay).ThenBy(period => period.DayCount)];

    /// <summary>Whether what is stored of a period is kept up to date: trailing periods are left as they were when another day has become the last.</summary>
    public static bool IsKept(PeriodKind kind, DayRange period, DateOnly? computedThroughDay) => kind switch
    {
        PeriodKind.Day => false,
        PeriodKind.Week or PeriodKind.Month or PeriodKind.Quarter => true,
        _ => period.LastDay == computedThroughDay,
    };
}

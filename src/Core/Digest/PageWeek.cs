using Engagement.Core.Kpis;

namespace Engagement.Core.Digest;

/// <summary>One page's KPIs of a week beside those of the week before.</summary>
/// <param name="Page">The page.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Now">KPIs of the week, by id; empty when nothing was collected of it.</param>
/// <param name="Before">KPIs of the week before, by id.</param>
/// <param name="Status">How the collection of the page stands.</param>
public sealed record PageWeek(
    PageKey Page, string Name, IReadOnlyDictionary<string, PeriodKpi> Now, IReadOnlyDictionary<string, PeriodKpi> Before, MetricStatus Status)
{
    /// <summary>The value of a KPI in the week; null when it is missing.</summary>
    public double? Value(string kpiId) => Now.GetValueOrDefault(kpiId)?.Value;

    /// <summary>The value of a KPI in the week before; null when it is missing, or when the two weeks cannot be compared.</summary>
    public double? ValueBefore(string kpiId) => IsComparable(kpiId) ? Before[kpiId].Value : null;

    /// <summary>Whether a KPI has a value in both weeks, neither bent by missing days, and was counted the same way all along.</summary>
    public bool IsComparable(string kpiId) =>
        Now.GetValueOrDefault(kpiId) is { IsWhole: true } now && Before.GetValueOrDefault(kpiId) is { IsWhole: true } before
        && !SeriesBreak.Within(Page.Network, now.Definition.Metrics, new(before.Period.FirstDay, now.Period.LastDay)).Any();
}

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

    /// <summary>The value of a KPI in the week before; null when it is missing.</summary>
    public double? ValueBefore(string kpiId) => Before.GetValueOrDefault(kpiId)?.Value;
}

using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Report;

/// <summary>The KPIs of a page over a period, whether they were computed ahead or are computed now.</summary>
internal sealed class PageKpis(PeriodKpiRows stored, DailyPageMetricsRows days, PostRows posts)
{
    /// <param name="computedThroughDay">The last day that the page's KPIs were computed for.</param>
    /// <returns>In the order of their definitions; none when nothing was collected of the period.</returns>
    public async Task<IReadOnlyList<StoredKpi>> ReadAsync(PageKey page, PeriodKind kind, DayRange period, DateOnly? computedThroughDay, CancellationToken cancellation)
    {
        if (KpiPeriods.IsKept(kind, period, computedThroughDay))
            return await stored.ReadAsync(page, period, cancellation).ConfigureAwait(false);
        return await HistoryAsync(page, period, cancellation).ConfigureAwait(false) is { } history
            ? [.. QuantitativeKpis.Compute(period, history).Select(kpi => StoredKpi.Of(kpi, history))]
            : [];
    }

    /// <summary>What was collected of a range of days; null when nothing was.</summary>
    public async Task<PageHistory?> HistoryAsync(PageKey page, DayRange range, CancellationToken cancellation)
    {
        var collected = await days.ReadAsync(page, range, cancellation).ConfigureAwait(false);
        return collected.Count == 0
            ? null
            : new(collected, (await posts.ReadCountsAsync(page, range, cancellation).ConfigureAwait(false)).DistinctBy(post => post.Id));
    }
}

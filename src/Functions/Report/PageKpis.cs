using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Report;

/// <summary>The KPIs of a page over a period, whether they were computed ahead or are computed now.</summary>
internal sealed class PageKpis(PeriodKpiRows stored, DailyPageMetricsRows days, PostRows posts)
{
    /// <returns>In the order of their definitions; none when nothing was collected of the period.</returns>
    public async Task<IReadOnlyList<StoredKpi>> ReadAsync(PageKey page, PeriodKind kind, DayRange period, CancellationToken cancellation)
    {
        if (KpiPeriods.Stored.Contains(kind))
            return await stored.ReadAsync(page, period, cancellation).ConfigureAwait(false);
        var collected = await days.ReadAsync(page, period, cancellation).ConfigureAwait(false);
        if (collected.Count == 0)
            return [];
        var published = (await posts.ReadCountsAsync(page, period, cancellation).ConfigureAwait(false)).DistinctBy(post => post.Id).ToList();
        return [.. QuantitativeKpis.Compute(period, new(collected, published))
            .Select(kpi => new StoredKpi(kpi, published.Find(post => post.Id == kpi.PostId)?.CreatedAt))];
    }
}

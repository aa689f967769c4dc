using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Report;

/// <summary>The KPIs of a page over a period, whether they were computed ahead or are computed now.</summary>
internal sealed class PageKpis(PeriodKpiRows stored, DailyPageMetricsRows days, PostRows posts, CollectionStates states, ConversationReader conversations)
{
    /// <returns>In the order of their definitions; none when nothing was collected of the period.</returns>
    public async Task<IReadOnlyList<StoredKpi>> ReadAsync(RegisteredPage page, PeriodKind kind, DayRange period, CancellationToken cancellation) =>
        KpiPeriods.Stored.Contains(kind)
            ? await stored.ReadAsync(page.Key, period, cancellation).ConfigureAwait(false)
            : [.. await QuantifyAsync(page.Key, period, cancellation).ConfigureAwait(false), .. await QualifyAsync(page, period, cancellation).ConfigureAwait(false)];

    private async Task<IEnumerable<StoredKpi>> QuantifyAsync(PageKey page, DayRange period, CancellationToken cancellation)
    {
        var collected = await days.ReadAsync(page, period, cancellation).ConfigureAwait(false);
        if (collected.Count == 0)
            return [];
        var published = (await posts.ReadCountsAsync(page, period, cancellation).ConfigureAwait(false)).DistinctBy(post => post.Id).ToList();
        return QuantitativeKpis.Compute(period, new(collected, published))
            .Select(kpi => new StoredKpi(kpi, published.Find(post => post.Id == kpi.PostId)?.CreatedAt));
    }

    private async Task<IEnumerable<StoredKpi>> QualifyAsync(RegisteredPage page, DayRange period, CancellationToken cancellation)
    {
        var observed = await ObservedConversations.ReadAsync(states, page, cancellation).ConfigureAwait(false);
        if (!observed.HasAny(period))
            return [];
        var computed = new QualitativeKpis([period], page.Key.Network, page.Clock);
        await conversations.ReadIntoAsync(page.Key, [period], observed, computed.Add, computed.Add, cancellation).ConfigureAwait(false);
        return computed.Compute(observed.Comments, observed.Messages).Select(kpi => new StoredKpi(kpi, PostCreatedAt: null));
    }
}

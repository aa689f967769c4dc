using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Report;

/// <summary>The KPIs of what people said to a page over a period, whether they were computed ahead or are computed now.</summary>
internal sealed class ConversationKpis(PeriodKpiRows stored, CollectionStates states, KeptDays known, ConversationReader conversations)
{
    /// <param name="computedThroughDay">The last day that the page's KPIs were computed for.</param>
    /// <returns>In the order of their definitions; none when nothing was collected of the period.</returns>
    public async Task<IReadOnlyList<StoredKpi>> ReadAsync(RegisteredPage page, PeriodKind kind, DayRange period, DateOnly? computedThroughDay, CancellationToken cancellation)
    {
        if (KpiPeriods.IsKept(kind, period, computedThroughDay) && await stored.ReadQualitativeAsync(page.Key, period, cancellation).ConfigureAwait(false) is { Count: > 0 } kept)
            return kept;
        var observed = await ObservedConversations.ReadAsync(states, known, page, cancellation).ConfigureAwait(false);
        if (!observed.HasAny(period))
            return [];
        var computed = new QualitativeKpis([period], page.Key.Network, page.Clock);
        await conversations.ReadIntoAsync(page.Key, [period], observed, computed.Add, computed.Add, cancellation).ConfigureAwait(false);
        return [.. computed.Compute(observed.Comments, observed.Messages).Select(kpi => new StoredKpi(kpi, PostCreatedAt: null))];
    }
}

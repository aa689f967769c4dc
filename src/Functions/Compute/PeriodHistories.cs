using System.Runtime.CompilerServices;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Compute;

/// <summary>What is needed to compute the KPIs of many periods, read in pieces: memory does not grow with how far they reach back.</summary>
internal sealed class PeriodHistories(DailyPageMetricsRows days, PostRows posts)
{
    /// <summary>The periods in groups that end in the same month, each with a history that holds them.</summary>
    /// <remarks>Each month is read once and kept while a later period needs it: a quarter and a month at most.</remarks>
    public async IAsyncEnumerable<PeriodGroup> ReadAsync(PageKey page, IEnumerable<DayRange> periods, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var window = new HistoryWindow(page, days, posts);
        var ordered = periods.OrderBy(period => period.LastDay).ThenBy(period => period.DayCount).ToList();
        // From here on, the first day that any of the periods needs.
        var keepFrom = new DateOnly[ordered.Count];
        for (var i = ordered.Count - 1; i >= 0; i--)
            keepFrom[i] = i + 1 < ordered.Count && keepFrom[i + 1] < ordered[i].FirstDay ? keepFrom[i + 1] : ordered[i].FirstDay;

        for (var start = 0; start < ordered.Count;)
        {
            var month = PeriodKind.Month.At(ordered[start].LastDay);
            var group = ordered.Skip(start).TakeWhile(period => period.LastDay <= month.LastDay).ToList();
            var needed = new DayRange(group.Min(period => period.FirstDay), group[^1].LastDay);
            yield return new(group, await window.MoveToAsync(needed, keepFrom[start], cancellation).ConfigureAwait(false));
            start += group.Count;
        }
    }
}

/// <summary>Periods that end in the same month, and what was collected of them.</summary>
internal sealed record PeriodGroup(IReadOnlyList<DayRange> Periods, PageHistory History)
{
    public IEnumerable<StoredKpi> Kpis() => Periods.SelectMany(period => QuantitativeKpis.Compute(period, History)).Select(kpi => StoredKpi.Of(kpi, History));
}

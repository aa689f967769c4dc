using System.Runtime.CompilerServices;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with KPIs of a page over one period after the other: a chart's worth.</summary>
internal sealed class KpiSeriesReport(PageQuestion question, PeriodHistories histories, TimeProvider clock)
{
    private const int DefaultDays = 91;

    public Task<IResult> GetAsync(string network, string id, KpiSeriesQuery query, RangeQuery range, CancellationToken cancellation) =>
        question.AnswerAsync(network, id, progress => Task.FromResult<object>(Answer(progress, query, range, cancellation)), cancellation);

    private KpiSeriesAnswer Answer(PageProgress progress, KpiSeriesQuery query, RangeQuery asked, CancellationToken cancellation)
    {
        var (key, throughDay) = (progress.Page.Key, progress.ComputedThroughDay ?? clock.TargetDay(progress.Page));
        var (kind, kpis) = query.Read();
        var (range, _) = asked.Read(throughDay, DefaultDays);
        return new(key.Network.Name, key.Id, kind.Name(), range.FirstDay, range.LastDay, ReadAsync(key, PeriodsOf(kind, range, throughDay), kpis, cancellation));
    }

    /// <summary>The periods that lie in the range; of trailing kinds one after the other, back from its last day.</summary>
    private static IEnumerable<DayRange> PeriodsOf(PeriodKind kind, DayRange range, DateOnly throughDay)
    {
        for (var period = kind.LastCompleteAt(range.LastDay < throughDay ? range.LastDay : throughDay); period.FirstDay >= range.FirstDay; period = kind.Before(period))
            yield return period;
    }

    private async IAsyncEnumerable<KpiSeriesPeriod> ReadAsync(
        PageKey page, IEnumerable<DayRange> periods, IReadOnlyList<KpiDefinition> kpis, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var group in histories.ReadAsync(page, periods, cancellation).ConfigureAwait(false))
            foreach (var period in group.Kpis().GroupBy(kpi => kpi.Kpi.Period))
                yield return new(period.Key.FirstDay, period.Key.LastDay, [.. period.Where(kpi => kpis.Contains(kpi.Kpi.Definition)).Select(kpi => KpiPointAnswer.Of(page.Network, kpi.Kpi))]);
    }
}

/// <summary>Read and written one after the other.</summary>
internal sealed record KpiSeriesAnswer(string Network, string Id, string Period, DateOnly FirstDay, DateOnly LastDay, IAsyncEnumerable<KpiSeriesPeriod> Periods);

internal sealed record KpiSeriesPeriod(DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<KpiPointAnswer> Kpis);

/// <param name="SeriesBreaks">Days within the period since which the network counts differently.</param>
internal sealed record KpiPointAnswer(
    string Id, double? Value, double? Numerator, double? Denominator, long N, int MissingDays, string Status, Interval? Interval, string Definition, IReadOnlyList<DateOnly> SeriesBreaks)
{
    public static KpiPointAnswer Of(Network network, PeriodKpi kpi) => new(
        kpi.Definition.Id, kpi.Value, kpi.Numerator, kpi.Denominator, kpi.N, kpi.MissingDays, kpi.Status.Name(), kpi.Interval, kpi.Definition.Reference, kpi.BreakDays(network));
}

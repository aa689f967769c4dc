using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with where a page's KPIs stand among its own periods of the twelve months before.</summary>
internal sealed class PercentilesReport(PageQuestion question, PeriodHistories histories, TimeProvider clock)
{
    public Task<IResult> GetAsync(string network, string id, ScorecardQuery query, CancellationToken cancellation) =>
        question.AnswerAsync(network, id, async progress => await ReadAsync(progress, query, cancellation).ConfigureAwait(false), cancellation);

    private async Task<PercentilesAnswer> ReadAsync(PageProgress progress, ScorecardQuery query, CancellationToken cancellation)
    {
        var key = progress.Page.Key;
        var (kind, period) = query.Read(progress.ComputedThroughDay ?? clock.TargetDay(progress.Page));
        var byKpi = QuantitativeKpis.Definitions.ToDictionary(definition => definition, _ => new List<PeriodKpi>());
        await foreach (var group in histories.ReadAsync(key, OwnPercentile.Earlier(kind, period).Prepend(period), cancellation).ConfigureAwait(false))
            foreach (var kpi in group.Kpis())
                byKpi[kpi.Kpi.Definition].Add(kpi.Kpi);
        return new(key.Network.Name, key.Id, PeriodAnswer.Of(kind, period),
            [.. byKpi.Values.Select(kpis => PercentileAnswer.Of(kpis[^1], OwnPercentile.Of(key.Network, kpis[^1], kpis.SkipLast(1))))]);
    }
}

internal sealed record PercentilesAnswer(string Network, string Id, PeriodAnswer Period, IReadOnlyList<PercentileAnswer> Kpis);

/// <param name="Percentile">0 to 1, 0.5 is a usual period; null without enough data.</param>
/// <param name="N">Earlier periods that it was ranked among.</param>
/// <param name="PercentileStatus">"ok" or "not_enough_data".</param>
internal sealed record PercentileAnswer(string Id, double? Value, string Status, double? Percentile, int N, string PercentileStatus, string Definition)
{
    public static PercentileAnswer Of(PeriodKpi kpi, PercentileRank rank) => new(
        kpi.Definition.Id, kpi.Value, kpi.Status.Name(), rank.Value, rank.N, RankAnswer.StatusOf(rank), kpi.Definition.Reference);
}

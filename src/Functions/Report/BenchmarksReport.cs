using System.Collections.Concurrent;
using Engagement.Core;
using Engagement.Core.Benchmarks;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with where a page's KPIs stand among its tenant's pages and among markets; of other tenants' pages only percentiles are told.</summary>
internal sealed class BenchmarksReport(PageQuestion question, Pages pages, PeriodKpiRows kpis, TimeProvider clock)
{
    // One read per page; more at a time would only wait for each other.
    private const int ReadsAtOnce = 8;

    private static readonly IReadOnlyList<PeriodKind> Kinds = [PeriodKind.Month, PeriodKind.Week, PeriodKind.Quarter];

    public Task<IResult> GetAsync(string network, string id, ScorecardQuery query, CancellationToken cancellation) =>
        question.AnswerAsync(network, id, async progress => await ReadAsync(progress, query, cancellation).ConfigureAwait(false), cancellation);

    private async Task<BenchmarksAnswer> ReadAsync(PageProgress progress, ScorecardQuery query, CancellationToken cancellation)
    {
        var (kind, period) = (string.IsNullOrEmpty(query.Period) ? query with { Period = Kinds[0].Name() } : query).Read(progress.ComputedThroughDay ?? clock.TargetDay(progress.Page));
        // Trailing periods are stored of each page's own last day only, and pages are collected at their own pace.
        if (!Kinds.Contains(kind))
            throw new PageRequestException("period", $"pages are compared over calendar periods; use one of: {string.Join(", ", Kinds.Select(k => k.Name()))}.");
        var page = progress.Page;
        var own = await PeersAsync(page, period, cancellation).ConfigureAwait(false);
        var others = new ConcurrentBag<Peer>();
        await Parallel.ForEachAsync(
            pages.ReadAsync(cancellation).Where(other => other.Key.Network.Equals(page.Key.Network) && other.Key != page.Key),
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation },
            async (other, stop) =>
            {
                foreach (var peer in await PeersAsync(other, period, stop).ConfigureAwait(false))
                    others.Add(peer);
            }).ConfigureAwait(false);
        var byKpi = others.ToLookup(peer => peer.Kpi.Definition);
        return new(page.Key.Network.Name, page.Key.Id, page.Market, PeriodAnswer.Of(kind, period),
            [.. own.Select(peer => BenchmarkAnswer.Of(peer.Kpi, PageBenchmark.Of(peer, byKpi[peer.Kpi.Definition])))]);
    }

    private async Task<IReadOnlyList<Peer>> PeersAsync(RegisteredPage page, DayRange period, CancellationToken cancellation) =>
    [
        .. (await kpis.ReadAsync(page.Key, period, cancellation).ConfigureAwait(false))
            .Where(stored => PageBenchmark.IsComparable(stored.Kpi.Definition)).Select(stored => new Peer(page.Tenant, page.Market, stored.Kpi)),
    ];
}

internal sealed record BenchmarksAnswer(string Network, string Id, string? Market, PeriodAnswer Period, IReadOnlyList<BenchmarkAnswer> Kpis);

internal sealed record BenchmarkAnswer(string Id, double? Value, string Status, RankAnswer OwnPages, RankAnswer Market, RankAnswer Elsewhere, string Definition)
{
    public static BenchmarkAnswer Of(PeriodKpi kpi, PageBenchmark benchmark) => new(
        kpi.Definition.Id, kpi.Value, kpi.Status.Name(), RankAnswer.Of(benchmark.OwnPages), RankAnswer.Of(benchmark.Market), RankAnswer.Of(benchmark.Elsewhere), kpi.Definition.Reference);
}

/// <param name="Percentile">0 to 1, 0.5 is the middle; null without enough data.</param>
/// <param name="N">Pages that it was ranked among.</param>
/// <param name="Status">"ok" or "not_enough_data".</param>
internal sealed record RankAnswer(double? Percentile, int N, string Status)
{
    public static RankAnswer Of(PercentileRank rank) => new(rank.Value, rank.N, StatusOf(rank));

    public static string StatusOf(PercentileRank rank) => rank.Value is null ? "not_enough_data" : "ok";
}

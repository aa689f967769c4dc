using Engagement.Core.Kpis;

namespace Engagement.Core.Benchmarks;

/// <summary>Where a page's KPI stands among pages of the same network over the same period.</summary>
/// <param name="OwnPages">Among the other pages of its tenant, whatever their market.</param>
/// <param name="Market">Among the pages of its market, whoever owns them.</param>
/// <param name="Elsewhere">Among the pages of other markets, whoever owns them.</param>
public sealed record PageBenchmark(PercentileRank OwnPages, PercentileRank Market, PercentileRank Elsewhere)
{
    /// <summary>Among fewer pages there is no percentile.</summary>
    public const int FewestPages = 5;

    /// <summary>Pages of other tenants count only where they belong to this many: a percentile must not give away what one competitor reports.</summary>
    public const int FewestOtherTenants = 3;

    /// <summary>Whether pages of different size can be compared by a KPI: rates and paces can, sums and counts of people cannot.</summary>
    /// <param name="definition">The KPI.</param>
    public static bool IsComparable(KpiDefinition definition) => definition is { Unit: KpiUnit.Rate or KpiUnit.PerWeek or KpiUnit.PerPost };

    /// <summary>Ranks a page.</summary>
    /// <param name="page">The page's own KPI.</param>
    /// <param name="others">The same KPI of other pages, in any order; those without value are left out, and partial ones where gaps bend the value.</param>
    public static PageBenchmark Of(Peer page, IEnumerable<Peer> others)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(others);
        var peers = others.Where(peer => peer.Kpi.Definition == page.Kpi.Definition && peer.Kpi.IsWhole).ToList();
        return new(
            Rank(page, peers.Where(peer => peer.Tenant == page.Tenant)),
            Rank(page, page.Market is null ? [] : peers.Where(peer => peer.Market == page.Market)),
            Rank(page, page.Market is null ? [] : peers.Where(peer => peer.Market is not null && peer.Market != page.Market)));
    }

    private static PercentileRank Rank(Peer page, IEnumerable<Peer> peers)
    {
        var (own, foreign) = (peers.Where(peer => peer.Tenant == page.Tenant).ToList(), peers.Where(peer => peer.Tenant != page.Tenant).ToList());
        // Of too few other tenants not even the number is told.
        if (foreign.Select(peer => peer.Tenant).Distinct().Count() < FewestOtherTenants)
            foreign.Clear();
        var values = own.Concat(foreign).Select(peer => peer.Kpi.Value!.Value).ToList();
        return page.Kpi.IsWhole ? PercentileRank.Of(page.Kpi.Value!.Value, values, FewestPages) : new(null, values.Count);
    }
}

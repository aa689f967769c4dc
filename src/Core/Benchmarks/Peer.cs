using Engagement.Core.Kpis;

namespace Engagement.Core.Benchmarks;

/// <summary>One KPI of one page, as others are compared with it: whose it is, and nothing that tells which page.</summary>
/// <param name="Tenant">Who owns the page; pages without an owner belong together.</param>
/// <param name="Market">Country of the page's market; null when not known.</param>
/// <param name="Kpi">The KPI.</param>
public sealed record Peer(string? Tenant, string? Market, PeriodKpi Kpi);

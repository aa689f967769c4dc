using Engagement.Core.Kpis;

namespace Engagement.Functions.Report;

/// <summary>Which KPIs, over which kind of periods, as it was sent.</summary>
/// <param name="Kpis">Ids with commas between; all of them when there is none.</param>
internal sealed record KpiSeriesQuery(string? Period, string? Kpis)
{
    /// <exception cref="PageRequestException">A part of the query is not usable.</exception>
    public (PeriodKind Kind, IReadOnlyList<KpiDefinition> Kpis) Read() =>
        (string.IsNullOrEmpty(Period) ? PeriodKind.Week : ScorecardQuery.KindOf(Period), string.IsNullOrEmpty(Kpis) ? QuantitativeKpis.Definitions : [.. Kpis.Split(',').Select(DefinitionOf)]);

    private static KpiDefinition DefinitionOf(string id) => QuantitativeKpis.Definitions.FirstOrDefault(definition => definition.Id == id)
        ?? throw new PageRequestException("kpis", $"'{id}' is not a KPI; use ids of docs/kpis.md with commas between, for example views,followers.");
}

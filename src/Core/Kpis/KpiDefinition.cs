namespace Engagement.Core.Kpis;

/// <summary>What a KPI means, in words: the row of docs/kpis.md.</summary>
/// <remarks>A change of formula is a new version: values of two versions are not comparable.</remarks>
/// <param name="Id">Lower snake case, stable: part of storage keys, of the API and of reports.</param>
/// <param name="Version">1 at first, one more with each change of the formula.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="NameFr">Name in French.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Formula">How the value is computed.</param>
/// <param name="Numerator">What <see cref="PeriodKpi.Numerator"/> holds, or "-".</param>
/// <param name="Denominator">What <see cref="PeriodKpi.Denominator"/> holds, or "-".</param>
/// <param name="CountedByN">What <see cref="PeriodKpi.N"/> counts.</param>
/// <param name="UndefinedWhen">The inputs for which the formula has no value, or "never".</param>
/// <param name="Source">Who reports the inputs or published the formula.</param>
public sealed record KpiDefinition(
    string Id,
    int Version,
    string NameEn,
    string NameFr,
    KpiUnit Unit,
    string Formula,
    string Numerator,
    string Denominator,
    string CountedByN,
    string UndefinedWhen,
    string Source)
{
    /// <summary>The daily metrics that it is computed from: their series breaks are its own. None when it comes from posts alone.</summary>
    public IReadOnlyList<PageMetric> Metrics { get; init; } = [];

    /// <summary>Whether days without a value bend the value, as they do with sums: a partial one is then not comparable with another.</summary>
    public bool IsBentByGaps { get; init; }

    /// <summary>Names this very formula: "id@version", for example <c>engagement_rate_by_views@1</c>.</summary>
    public string Reference => FormattableString.Invariant($"{Id}@{Version}");
}

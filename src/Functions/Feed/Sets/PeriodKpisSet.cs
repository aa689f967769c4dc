using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>KPIs of pages over periods: the numerator and denominator beside each rate, so that reports can compute it again over what they show.</summary>
internal sealed class PeriodKpisSet(PipelineTables tables) : TableSet(tables.PeriodKpis, KeyLayout.MonthsOfDays)
{
    private static readonly string[] PeriodColumns = ["FirstDay", "LastDay"];

    private static readonly Dictionary<string, KpiDefinition> Definitions = QuantitativeKpis.Definitions.ToDictionary(definition => definition.Reference, StringComparer.Ordinal);

    public override string Name => "PeriodKpis";

    public override string EntityType => "PeriodKpi";

    public override string CaptionEn => "KPIs by period";

    public override string CaptionFr => "Indicateurs par période";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Text("KpiId", "KPI", "Indicateur").Required,
        TableProperty.Text("Definition", "Definition", "Définition").Required,
        TableProperty.Day("FirstDay", "First day", "Premier jour").Required,
        TableProperty.Day("LastDay", "Last day", "Dernier jour").Required.As(PropertyRole.Day),
        TableProperty.Int32("Days", "Days", "Jours").Required,
        Calendar("IsCalendarWeek", "Calendar week", "Semaine civile", PeriodKind.Week),
        Calendar("IsCalendarMonth", "Calendar month", "Mois civil", PeriodKind.Month),
        Calendar("IsCalendarQuarter", "Calendar quarter", "Trimestre civil", PeriodKind.Quarter),
        Property<TableEntity>.Boolean("HoldsSeriesBreak", "Holds a series break", "Contient une rupture de série", HoldsBreak).Required with { Columns = [.. PeriodColumns, "Definition"] },
        TableProperty.Number("Value", "Value", "Valeur"),
        TableProperty.Number("Numerator", "Numerator", "Numérateur"),
        TableProperty.Number("Denominator", "Denominator", "Dénominateur"),
        TableProperty.Int64("N", "Observations", "Observations"),
        TableProperty.Int32("MissingDays", "Missing days", "Jours manquants"),
        TableProperty.Text("Status", "Status", "Statut").Required,
        TableProperty.Number("IntervalLow", "Interval, low", "Intervalle, borne basse"),
        TableProperty.Number("IntervalHigh", "Interval, high", "Intervalle, borne haute"),
        TableProperty.Number("IntervalLevel", "Interval, level", "Intervalle, niveau"),
        TableProperty.Text("IntervalMethod", "Interval, method", "Intervalle, méthode"),
        Property<TableEntity>.Text("PostKey", "Post", "Publication", PostKey) with { Columns = ["PostId", "PostCreatedAt"] },
    ];

    public override IReadOnlyList<FeedLink> Links { get; } =
        [FeedLink.ToPage, FeedLink.ToDate("LastDay"), new("Kpi", "KpiDefinitions", "KpiId"), new("Post", "Posts", "PostKey")];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "LastDay", "Days", "KpiId"];

    protected override IReadOnlyList<string> DecidingColumns { get; } = ["Definition"];

    // What an earlier formula computed is not comparable with what this one does.
    protected override bool Shows(TableEntity row) => Definitions.ContainsKey(row.GetString("Definition"));

    private static FeedProperty Calendar(string name, string en, string fr, PeriodKind kind) => Property<TableEntity>.Boolean(
        name, en, fr, row => kind.At(row.GetDay("LastDay")!.Value) == PeriodOf(row)).Required with { Columns = PeriodColumns };

    private static bool? HoldsBreak(TableEntity row) =>
        SeriesBreak.Within(Network.Parse(row.PartitionKey.Split('|')[0]), Definitions[row.GetString("Definition")].Metrics, PeriodOf(row)).Any();

    private static DayRange PeriodOf(TableEntity row) => new(row.GetDay("FirstDay")!.Value, row.GetDay("LastDay")!.Value);

    private static string? PostKey(TableEntity row) => row.GetString("PostId") is { } id && row.GetDateTimeOffset("PostCreatedAt") is { } createdAt
        ? KeyLayout.Key(row.PartitionKey, Keys.PostRow(createdAt, id))
        : null;
}

using System.Globalization;
using Azure.Data.Tables;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>What each sample of followers looked like: an estimated share of fakes with its interval, never a list of people.</summary>
internal sealed class FollowerAuditsSet(PipelineTables tables) : TableSet(tables.FollowerAudits, KeyLayout.Days)
{
    public override string Name => "FollowerAudits";

    public override string EntityType => "FollowerAudit";

    public override string CaptionEn => "Audits of followers";

    public override string CaptionFr => "Audits des abonnés";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        Property<TableEntity>.Date("Day", "Day of the sample", "Jour de l’échantillon", row => DateOnly.ParseExact(row.RowKey, "yyyyMMdd", CultureInfo.InvariantCulture)).Required.As(PropertyRole.Day),
        TableProperty.Day("ObservedDay", "Profiles read on", "Profils lus le"),
        TableProperty.Text("Family", "Kind of profiles", "Type de profils").Required,
        TableProperty.Text("ModelVersion", "Version of the model", "Version du modèle").Required,
        TableProperty.Text("Status", "Status", "Statut").Required,
        Property<TableEntity>.Int64("SampleSize", "Accounts of the sample", "Comptes de l’échantillon", row => row.GetInt64("N")).Required with { Columns = ["N"] },
        TableProperty.Number("FakeShare", "Estimated share of fakes", "Part estimée de faux comptes"),
        TableProperty.Number("FakeShareLow", "Estimated share of fakes, low", "Part estimée de faux comptes, borne basse"),
        TableProperty.Number("FakeShareHigh", "Estimated share of fakes, high", "Part estimée de faux comptes, borne haute"),
        TableProperty.Number("LowShare", "Share by the strict cut-off", "Part selon le seuil strict"),
        TableProperty.Number("HighShare", "Share by the lenient cut-off", "Part selon le seuil large"),
        TableProperty.Number("AssumedShare", "Assumed share of fakes", "Part supposée de faux comptes"),
        TableProperty.Int64("LikelyFake", "Likely fake", "Probablement faux").Required,
        TableProperty.Int64("Unclear", "Unclear", "Incertains").Required,
        TableProperty.Int64("LikelyGenuine", "Likely genuine", "Probablement authentiques").Required,
        TableProperty.Number("InactiveRate", "Share of inactive accounts", "Part de comptes inactifs"),
        TableProperty.Number("EmptyRate", "Share of empty profiles", "Part de profils vides"),
        Property<TableEntity>.Int32("Cohorts", "Suspicious cohorts", "Cohortes suspectes", row => FollowerAuditRows.Cohorts(row).Count(cohort => cohort.Flagged)).Required with { Columns = ["Cohorts"] },
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate()];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "Day"];
}

using Azure.Data.Tables;
using Engagement.Core.Crises;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>When audiences were far more upset than usual, in numbers and words of the strongest hour.</summary>
internal sealed class CrisesSet(PipelineTables tables) : TableSet(tables.Crises, KeyLayout.Days)
{
    public override string Name => "Crises";

    public override string EntityType => "Crisis";

    public override string CaptionEn => "Crises";

    public override string CaptionFr => "Crises";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Text("CrisisId", "Crisis", "Crise").Required,
        TableProperty.Day("StartDay", "First day", "Premier jour").Required.As(PropertyRole.Day),
        TableProperty.Instant("StartedAt", "Began at", "Début").Required,
        TableProperty.Instant("EndedAt", "Ended at", "Fin"),
        TableProperty.Instant("PeakAt", "Peak at", "Pic").Required,
        TableProperty.Text("Level", "Level", "Niveau").Required,
        TableProperty.Number("Index", "Index (0 to 100)", "Indice (de 0 à 100)"),
        TableProperty.Int32("WindowHours", "Hours looked at", "Heures considérées").Required,
        TableProperty.Int32("Comments", "Comments", "Commentaires").Required,
        TableProperty.Int32("Judged", "Comments judged", "Commentaires évalués").Required,
        TableProperty.Int32("Upset", "Upset comments", "Commentaires mécontents").Required,
        TableProperty.Int32("UpsetAuthors", "Upset people", "Personnes mécontentes").Required,
        Words("EvidenceEn", "Evidence in English", "Constat en anglais", french: false),
        Words("EvidenceFr", "Evidence in French", "Constat en français", french: true),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate("StartDay")];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "StartDay", "CrisisId"];

    private static FeedProperty Words(string name, string en, string fr, bool french) => Property<TableEntity>.Text(
        name, en, fr, row => string.Join(' ', CrisisWords.Explain(CrisisRows.ReadPeak(row), french))).Required with { Columns = CrisisRows.PeakColumns };
}

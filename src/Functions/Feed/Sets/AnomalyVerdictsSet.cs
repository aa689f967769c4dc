using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>The history of verdicts on anomalies and on whole pages: a row whenever one changed.</summary>
internal sealed class AnomalyVerdictsSet(PipelineTables tables) : TableSet(tables.AnomalyVerdicts, KeyLayout.Days)
{
    public override string Name => "AnomalyVerdicts";

    public override string EntityType => "AnomalyVerdict";

    public override string CaptionEn => "Verdicts on anomalies";

    public override string CaptionFr => "Verdicts sur les anomalies";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Text("Subject", "Subject", "Objet").Required,
        TableProperty.Day("AsOfDay", "As of", "À la date du").Required.As(PropertyRole.Day),
        TableProperty.Text("Level", "Level", "Niveau").Required,
        TableProperty.Number("Score", "Suspicion (0 to 1)", "Suspicion (de 0 à 1)"),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate("AsOfDay")];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "AsOfDay", "Subject"];
}

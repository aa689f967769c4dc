using Azure.Data.Tables;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>Hours and cost that teams entered for their pages, month by month.</summary>
internal sealed class MonthlyEffortsSet(PipelineTables tables) : TableSet(tables.MonthlyEfforts, KeyLayout.MonthRows)
{
    private const decimal Micro = 1_000_000;

    public override string Name => "MonthlyEfforts";

    public override string EntityType => "MonthlyEffort";

    public override string CaptionEn => "Effort by month";

    public override string CaptionFr => "Effort par mois";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Day("Month", "Month", "Mois").Required.As(PropertyRole.Day),
        TableProperty.Number("Hours", "Hours", "Heures"),
        Property<TableEntity>.Exact("Cost", "Cost", "Coût", row => row.GetInt64("CostMicros") / Micro) with { Columns = ["CostMicros"] },
        TableProperty.Text("Currency", "Currency", "Devise"),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate("Month")];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "Month"];
}

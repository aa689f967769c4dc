using Azure.Data.Tables;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>Which words audiences used, week by week. The row for all terms together is left out: sums over terms would count it in.</summary>
internal sealed class TopicsByWeekSet(PipelineTables tables) : TableSet(tables.TermsByWeek, KeyLayout.MonthsOfDays)
{
    public override string Name => "TopicsByWeek";

    public override string EntityType => "WeeklyTopic";

    public override string CaptionEn => "Topics by week";

    public override string CaptionFr => "Sujets par semaine";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        Property<TableEntity>.Date("WeekStartDay", "Week", "Semaine", row => row.GetDay("Monday")).Required.As(PropertyRole.Day) with { Columns = ["Monday"] },
        TableProperty.Text("Term", "Term", "Terme").Required,
        TableProperty.Int32("Comments", "Comments", "Commentaires").Required,
        TableProperty.Int32("Authors", "People", "Personnes").Required,
        TableProperty.Int64("Positive", "Positive", "Positifs").Required,
        TableProperty.Int64("Neutral", "Neutral", "Neutres").Required,
        TableProperty.Int64("Negative", "Negative", "Négatifs").Required,
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate("WeekStartDay")];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "WeekStartDay", "Term"];

    protected override IReadOnlyList<string> DecidingColumns { get; } = ["Term"];

    protected override bool Shows(TableEntity row) => row.GetString("Term") != TermRows.AllTerms;
}

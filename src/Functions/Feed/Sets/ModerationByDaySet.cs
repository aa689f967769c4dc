using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>What became of what audiences said, by day, state and content.</summary>
internal sealed class ModerationByDaySet(PipelineTables tables) : TableSet(tables.ModerationByDay, KeyLayout.MonthsOfDays)
{
    public override string Name => "ModerationByDay";

    public override string EntityType => "DailyModeration";

    public override string CaptionEn => "Moderation by day";

    public override string CaptionFr => "Modération par jour";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Day("Day", "Day", "Jour").Required.As(PropertyRole.Day),
        TableProperty.Text("State", "State", "État").Required,
        TableProperty.Text("Content", "Content", "Contenu").Required,
        TableProperty.Int64("Comments", "Comments", "Commentaires").Required,
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate()];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "Day", "State", "Content"];
}

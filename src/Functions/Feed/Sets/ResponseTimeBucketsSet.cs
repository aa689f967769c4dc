using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>How soon pages answer, day by day: a histogram whose counts add up over any days.</summary>
internal sealed class ResponseTimeBucketsSet(PipelineTables tables) : TableSet(tables.ResponseTimeBuckets, KeyLayout.MonthsOfDays)
{
    public override string Name => "ResponseTimeBuckets";

    public override string EntityType => "ResponseTimeBucket";

    public override string CaptionEn => "Response times by day";

    public override string CaptionFr => "Délais de réponse par jour";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Day("Day", "Day", "Jour").Required.As(PropertyRole.Day),
        TableProperty.Text("Channel", "Channel", "Canal").Required,
        TableProperty.Text("Bucket", "Response time", "Délai de réponse").Required,
        TableProperty.Int32("UpToMinutes", "Up to (minutes)", "Jusqu’à (minutes)"),
        TableProperty.Int64("Calls", "Calls for an answer", "Demandes appelant une réponse").Required,
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate()];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "Day", "Channel"];
}

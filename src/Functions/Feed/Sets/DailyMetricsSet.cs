using Engagement.Core;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>What networks reported about pages, day by day; each metric beside its status, since missing is not zero.</summary>
internal sealed class DailyMetricsSet(PipelineTables tables) : TableSet(tables.DailyPageMetrics, KeyLayout.MonthsOfDays)
{
    public override string Name => "DailyMetrics";

    public override string EntityType => "DailyMetric";

    public override string CaptionEn => "Daily metrics";

    public override string CaptionFr => "Mesures quotidiennes";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Day("Day", "Day", "Jour").Required.As(PropertyRole.Day),
        .. PageMetric.All.SelectMany(metric => TableProperty.Count(metric.Name, MetricCaptions.Of(metric).En, MetricCaptions.Of(metric).Fr)),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate()];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "Day"];
}

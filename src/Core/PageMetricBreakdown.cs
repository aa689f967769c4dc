namespace Engagement.Core;

/// <summary>A page metric and the metrics that split it: where all are known, the parts add up to the total.</summary>
/// <param name="Total">The whole.</param>
/// <param name="Parts">What it is split into, without overlap or rest.</param>
public sealed record PageMetricBreakdown(PageMetric Total, IReadOnlyList<PageMetric> Parts)
{
    /// <summary>Every breakdown.</summary>
    public static readonly IReadOnlyList<PageMetricBreakdown> All =
    [
        new(PageMetric.Views, [PageMetric.ViewsFromAds, PageMetric.ViewsOrganic]),
        new(PageMetric.Reactions,
        [
            PageMetric.ReactionsLike, PageMetric.ReactionsLove, PageMetric.ReactionsWow, PageMetric.ReactionsHaha, PageMetric.ReactionsSorry,
            PageMetric.ReactionsAnger, PageMetric.ReactionsOther,
        ]),
        new(PageMetric.VideoViews, [PageMetric.VideoViewsPaid, PageMetric.VideoViewsOrganic]),
        new(PageMetric.FanAdds, [PageMetric.FanAddsPaid, PageMetric.FanAddsUnpaid]),
    ];

    /// <summary>The counts of parts that a day must not show: its total is missing, some part is, or they do not add up. With the reason.</summary>
    internal IEnumerable<KeyValuePair<PageMetric, MetricValue>> Unsound(DailyPageMetrics day)
    {
        var counted = Parts.Where(part => day[part].Count is not null).ToList();
        if (counted.Count == 0 || counted.Count == Parts.Count && SumsUp(day))
            return [];
        var reason = day[Total] is { Count: null } total ? total.Status : MetricStatus.Inconsistent;
        return counted.Select(part => KeyValuePair.Create(part, MetricValue.Missing(reason)));
    }

    // Wider than the counts, so that no part is large enough to overflow the sum.
    private bool SumsUp(DailyPageMetrics day) => day[Total].Count is { } total && Parts.Aggregate((Int128)0, (sum, part) => sum + day[part].Count!.Value) == total;
}

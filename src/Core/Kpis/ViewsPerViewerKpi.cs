namespace Engagement.Core.Kpis;

/// <summary>How often the same people are shown the page's content. Rising while engagement per view falls, it hints at fatigue.</summary>
internal sealed class ViewsPerViewerKpi(DayRange period) : MetricPerViewer(Definition, period, PageMetric.Views)
{
    public static readonly KpiDefinition Definition = new(
        Id: "views_per_viewer",
        Version: 1,
        NameEn: "Views per viewer",
        NameFr: "Vues par spectateur",
        Unit: KpiUnit.Rate,
        Formula: "sum of daily views / distinct viewers of the period (1, 7 or 28 days) as the network counts them",
        Numerator: "views on the days with a value",
        Denominator: "distinct viewers of the whole period",
        CountedByN: "days with views",
        UndefinedWhen: "viewers are 0; a period of any other length is not_collected",
        Source: "frequency = impressions / reach, with the network's successors of both (Facebook: page_media_view, page_total_media_view_unique); ads and organic mixed")
    {
        Metrics = [PageMetric.Views, PageMetric.Viewers, PageMetric.ViewersTrailing7Days, PageMetric.ViewersTrailing28Days],
        IsBentByGaps = true,
    };
}

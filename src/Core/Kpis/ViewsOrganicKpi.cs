namespace Engagement.Core.Kpis;

internal sealed class ViewsOrganicKpi(DayRange period) : MetricSum(Definition, period, PageMetric.ViewsOrganic)
{
    public static readonly KpiDefinition Definition = new(
        Id: "views_organic",
        Version: 1,
        NameEn: "Organic views",
        NameFr: "Vues organiques",
        Unit: KpiUnit.Count,
        Formula: "sum of daily views that no ad brought",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "the network (Facebook: page_media_view by is_from_ads)")
    {
        Metrics = [PageMetric.ViewsOrganic],
        IsBentByGaps = true,
    };
}

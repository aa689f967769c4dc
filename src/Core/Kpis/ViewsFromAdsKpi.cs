namespace Engagement.Core.Kpis;

internal sealed class ViewsFromAdsKpi(DayRange period) : MetricSum(Definition, period, PageMetric.ViewsFromAds)
{
    public static readonly KpiDefinition Definition = new(
        Id: "views_from_ads",
        Version: 1,
        NameEn: "Views from ads",
        NameFr: "Vues issues de publicités",
        Unit: KpiUnit.Count,
        Formula: "sum of daily views that ads brought",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "the network (Facebook: page_media_view by is_from_ads)")
    {
        Metrics = [PageMetric.ViewsFromAds],
        IsBentByGaps = true,
    };
}

namespace Engagement.Core.Kpis;

internal sealed class ViewsKpi(DayRange period) : MetricSum(Definition, period, PageMetric.Views)
{
    public static readonly KpiDefinition Definition = new(
        Id: "views",
        Version: 1,
        NameEn: "Views",
        NameFr: "Vues",
        Unit: KpiUnit.Count,
        Formula: "sum of daily views",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "the network (Facebook: page_media_view, the successor of impressions since 2025-11-15)")
    {
        Metrics = [PageMetric.Views],
        IsBentByGaps = true,
    };
}

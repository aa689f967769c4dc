namespace Engagement.Core.Kpis;

internal sealed class EngagementsKpi(DayRange period) : MetricSum(Definition, period, PageMetric.Engagements)
{
    public static readonly KpiDefinition Definition = new(
        Id: "engagements",
        Version: 1,
        NameEn: "Engagements",
        NameFr: "Engagements",
        Unit: KpiUnit.Count,
        Formula: "sum of daily reactions, comments, shares and clicks on the page's content, whenever that content was published",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "the network (Facebook: page_post_engagements)")
    {
        Metrics = [PageMetric.Engagements],
        IsBentByGaps = true,
    };
}

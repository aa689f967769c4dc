namespace Engagement.Core.Kpis;

internal sealed class ReactionsKpi(DayRange period) : MetricSum(Definition, period, PageMetric.Reactions)
{
    public static readonly KpiDefinition Definition = new(
        Id: "reactions",
        Version: 1,
        NameEn: "Reactions",
        NameFr: "Réactions",
        Unit: KpiUnit.Count,
        Formula: "sum of daily reactions of every type, whenever the content was published",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "the network (Facebook: page_actions_post_reactions_total)")
    {
        Metrics = [PageMetric.Reactions],
        IsBentByGaps = true,
    };
}

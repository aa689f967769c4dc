namespace Engagement.Core.Kpis;

internal sealed class FollowsLostKpi(DayRange period) : MetricSum(Definition, period, PageMetric.Unfollows)
{
    public static readonly KpiDefinition Definition = new(
        Id: "follows_lost",
        Version: 1,
        NameEn: "Follows lost",
        NameFr: "Abonnements perdus",
        Unit: KpiUnit.Count,
        Formula: "sum of daily follows lost",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "the network (Facebook: page_daily_unfollows_unique)")
    {
        Metrics = [PageMetric.Unfollows],
        IsBentByGaps = true,
    };
}

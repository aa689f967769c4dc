namespace Engagement.Core.Kpis;

internal sealed class FollowsGainedKpi(DayRange period) : MetricSum(Definition, period, PageMetric.NewFollows)
{
    public static readonly KpiDefinition Definition = new(
        Id: "follows_gained",
        Version: 1,
        NameEn: "Follows gained",
        NameFr: "Abonnements gagnés",
        Unit: KpiUnit.Count,
        Formula: "sum of daily follows gained",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "the network (Facebook: page_daily_follows_unique)")
    {
        Metrics = [PageMetric.NewFollows],
        IsBentByGaps = true,
    };
}

namespace Engagement.Core.Kpis;

internal sealed class EngagementRateByViewersKpi(DayRange period) : MetricPerViewer(Definition, period, PageMetric.Engagements)
{
    public static readonly KpiDefinition Definition = new(
        Id: "engagement_rate_by_viewers",
        Version: 1,
        NameEn: "Engagement rate by viewers",
        NameFr: "Taux d’engagement par spectateur",
        Unit: KpiUnit.Rate,
        Formula: "sum of daily engagements / distinct viewers of the period (1, 7 or 28 days) as the network counts them",
        Numerator: "engagements on the days with a value",
        Denominator: "distinct viewers of the whole period",
        CountedByN: "days with engagements",
        UndefinedWhen: "viewers are 0; a period of any other length is not_collected",
        Source: "Agorapulse engagementRatePerReach, Metricool, Iconosquare"
            + " (https://support.iconosquare.com/how-are-the-facebook-engagement-reach-rates-calculated)")
    {
        Metrics = [PageMetric.Engagements, PageMetric.Viewers, PageMetric.ViewersTrailing7Days, PageMetric.ViewersTrailing28Days],
        IsBentByGaps = true,
    };
}

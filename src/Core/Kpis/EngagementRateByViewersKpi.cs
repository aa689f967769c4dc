namespace Engagement.Core.Kpis;

/// <summary>No interval: one person can engage many times, so engagements are not a share of the viewers.</summary>
internal sealed class EngagementRateByViewersKpi(DayRange period) : KpiAccumulator(Definition, period)
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
            + " (https://support.iconosquare.com/how-are-the-facebook-engagement-reach-rates-calculated)");

    private readonly PageMetric? _viewersMetric = ViewersKpi.MetricFor(period);
    private readonly DayTally _days = new(period.DayCount);
    private Int128 _engagements;
    private MetricValue _viewers;

    public override void Add(DailyPageMetrics day)
    {
        var engagements = day[PageMetric.Engagements];
        _days.Add(engagements.Status);
        _engagements += engagements.Count ?? 0;
        if (_viewersMetric is not null && day.Day == Period.LastDay)
            _viewers = day[_viewersMetric];
    }

    public override PeriodKpi Result()
    {
        double? numerator = _days.Known > 0 ? (double)_engagements : null;
        var status = StatusOrder.WorseOf(_days.Status, _viewers.Status);
        if (status.HasValue() && _viewers.Count <= 0)
            status = MetricStatus.Undefined;
        var value = status.HasValue() ? numerator / _viewers.Count : null;
        return Result(value, status, _days.Known, _days.Missing, numerator, _viewers.Count);
    }
}

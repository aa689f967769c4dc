namespace Engagement.Core.Kpis;

/// <summary>Ratio of sums over the days that know both, so that a gap in one series does not bend the rate.</summary>
internal sealed class EngagementRateByViewsKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "engagement_rate_by_views",
        Version: 1,
        NameEn: "Engagement rate by views",
        NameFr: "Taux d’engagement par vue",
        Unit: KpiUnit.Rate,
        Formula: "sum of daily engagements / sum of daily views, over the days on which both are known",
        Numerator: "engagements on those days",
        Denominator: "views on those days",
        CountedByN: "days with both values",
        UndefinedWhen: "views are 0",
        Source: "Sprout Social, Buffer, Agorapulse engagementRatePerView (https://faq.buffer.com/article/1098)")
    {
        Metrics = [PageMetric.Engagements, PageMetric.Views],
    };

    private readonly DayTally _days = new(period.DayCount);
    private readonly DailyRatio _ratio = new(period);

    public override void Add(DailyPageMetrics day)
    {
        var (engagements, views) = (day[PageMetric.Engagements], day[PageMetric.Views]);
        _days.Add(StatusOrder.WorseOf(engagements.Status, views.Status));
        if (engagements.Count is { } numerator && views.Count is { } denominator)
            _ratio.Add(day.Day, numerator, denominator);
    }

    public override PeriodKpi Result()
    {
        if (_days.Known == 0)
            return Result(null, _days.Status, 0, _days.Missing);
        var (numerator, denominator) = ((double)_ratio.Numerator, (double)_ratio.Denominator);
        return denominator <= 0
            ? Result(null, MetricStatus.Undefined, _days.Known, _days.Missing, numerator, denominator)
            : Result(numerator / denominator, _days.Status, _days.Known, _days.Missing, numerator, denominator, _ratio.Interval());
    }
}

namespace Engagement.Core.Kpis;

/// <summary>A KPI that divides the sum of one daily metric by the distinct viewers of the whole period, as the network counts them.</summary>
/// <remarks>No interval: one person can view and engage many times, so the sum is not a share of the viewers.</remarks>
internal abstract class MetricPerViewer(KpiDefinition definition, DayRange period, PageMetric metric) : KpiAccumulator(definition, period)
{
    private readonly PageMetric? _viewersMetric = ViewersKpi.MetricFor(period);
    private readonly DayTally _days = new(period.DayCount);
    private Int128 _sum;
    private MetricValue _viewers;

    public override void Add(DailyPageMetrics day)
    {
        var value = day[metric];
        _days.Add(value.Status);
        _sum += value.Count ?? 0;
        if (_viewersMetric is not null && day.Day == Period.LastDay)
            _viewers = day[_viewersMetric];
    }

    public override PeriodKpi Result()
    {
        double? numerator = _days.Known > 0 ? (double)_sum : null;
        var status = StatusOrder.WorseOf(_days.Status, _viewers.Status);
        if (status.HasValue() && _viewers.Count <= 0)
            status = MetricStatus.Undefined;
        var value = status.HasValue() ? numerator / _viewers.Count : null;
        return Result(value, status, _days.Known, _days.Missing, numerator, _viewers.Count);
    }
}

namespace Engagement.Core.Kpis;

/// <summary>A KPI that is the sum of one daily metric over the days that have it.</summary>
internal abstract class MetricSum(KpiDefinition definition, DayRange period, PageMetric metric) : KpiAccumulator(definition, period)
{
    private readonly DayTally _days = new(period.DayCount);

    // Wider than the counts, so that no history is long enough to overflow it.
    private Int128 _sum;

    public override void Add(DailyPageMetrics day)
    {
        var value = day[metric];
        _days.Add(value.Status);
        _sum += value.Count ?? 0;
    }

    public override PeriodKpi Result() => Result(_days.Known > 0 ? (double)_sum : null, _days.Status, _days.Known, _days.Missing);
}

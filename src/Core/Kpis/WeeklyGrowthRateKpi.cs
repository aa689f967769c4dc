namespace Engagement.Core.Kpis;

/// <summary>Compound, so that periods of any length compare: two weeks at 10 % are 21 %, and 10 % a week again.</summary>
internal sealed class WeeklyGrowthRateKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "weekly_growth_rate",
        Version: 2,
        NameEn: "Weekly growth",
        NameFr: "Croissance hebdomadaire",
        Unit: KpiUnit.Rate,
        Formula: "(followers at the end of the last day / followers at the end of the first day) ^ (7 / days between them) - 1",
        Numerator: "followers at the end of the last day",
        Denominator: "followers at the end of the first day",
        CountedByN: "ends of the period that are known: 0, 1 or 2",
        UndefinedWhen: "the period is a single day, followers are 0 at its first day's end, or the network counts them differently since a day in between",
        Source: "Fanpage Karma: 500 -> 2000 in two weeks is 100 % a week (https://academy.fanpagekarma.com/en/facebook-metrics/)")
    {
        Metrics = [PageMetric.Followers],
    };

    private const double DaysPerWeek = 7;
    private MetricValue _first;
    private MetricValue _last;
    private bool _broken;

    public override void Add(DailyPageMetrics day)
    {
        if (day.Day == Period.FirstDay)
            _first = day[PageMetric.Followers];
        _broken |= SeriesBreak.Within(day.Page.Network, Definition.Metrics, Period).Any();
        if (day.Day == Period.LastDay)
            _last = day[PageMetric.Followers];
    }

    public override PeriodKpi Result()
    {
        MetricValue[] ends = Period.DayCount == 1 ? [_last] : [_first, _last];
        var known = ends.Count(end => end.Count is not null);
        var status = StatusOrder.WorseOf(_first.Status, _last.Status);
        if (known == ends.Length && (Period.DayCount == 1 || _first.Count <= 0 || _broken))
            status = MetricStatus.Undefined;
        double? value = status.HasValue()
            ? Math.Pow((double)_last.Count!.Value / _first.Count!.Value, DaysPerWeek / (Period.DayCount - 1)) - 1
            : null;
        return Result(value, status, known, ends.Length - known, _last.Count, _first.Count);
    }
}

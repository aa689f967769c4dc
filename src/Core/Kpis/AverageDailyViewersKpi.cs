namespace Engagement.Core.Kpis;

internal sealed class AverageDailyViewersKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "average_daily_viewers",
        Version: 1,
        NameEn: "Average daily viewers",
        NameFr: "Spectateurs par jour en moyenne",
        Unit: KpiUnit.PeoplePerDay,
        Formula: "sum of daily distinct viewers / days with a value",
        Numerator: "viewer-days (a person seen on three days counts three times: not people)",
        Denominator: "days with a value",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "Metricool shows the same daily average (https://help.metricool.com/en/article/facebook-metrics-1tllrsb)")
    {
        Metrics = [PageMetric.Viewers],
    };

    private readonly DayTally _days = new(period.DayCount);
    private Int128 _viewerDays;

    public override void Add(DailyPageMetrics day)
    {
        var viewers = day[PageMetric.Viewers];
        _days.Add(viewers.Status);
        _viewerDays += viewers.Count ?? 0;
    }

    public override PeriodKpi Result() => _days.Known == 0
        ? Result(null, _days.Status, 0, _days.Missing)
        : Result((double)_viewerDays / _days.Known, _days.Status, _days.Known, _days.Missing, (double)_viewerDays, _days.Known);
}

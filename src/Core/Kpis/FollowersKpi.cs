namespace Engagement.Core.Kpis;

/// <summary>A running total, so the last day alone counts: an older day's value under a newer date would hide a gap.</summary>
internal sealed class FollowersKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "followers",
        Version: 1,
        NameEn: "Followers",
        NameFr: "Abonnés",
        Unit: KpiUnit.Count,
        Formula: "followers at the end of the period's last day",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "1 when the last day is known",
        UndefinedWhen: "never",
        Source: "the network (Facebook: page_follows)")
    {
        Metrics = [PageMetric.Followers],
    };

    private MetricValue _lastDay;

    public override void Add(DailyPageMetrics day)
    {
        if (day.Day == Period.LastDay)
            _lastDay = day[PageMetric.Followers];
    }

    public override PeriodKpi Result() =>
        _lastDay.Count is { } followers ? Result(followers, _lastDay.Status, 1, 0) : Result(null, _lastDay.Status, 0, 1);
}

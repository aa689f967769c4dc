namespace Engagement.Core.Kpis;

/// <summary>Only days that know both gains and losses count: a gain whose losses are unknown is not a net gain.</summary>
internal sealed class NetFollowsKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "net_follows",
        Version: 1,
        NameEn: "Net follows",
        NameFr: "Abonnements nets",
        Unit: KpiUnit.Count,
        Formula: "sum of follows gained - sum of follows lost, over the days on which both are known",
        Numerator: "follows gained (follows lost = numerator - value)",
        Denominator: "-",
        CountedByN: "days with both values",
        UndefinedWhen: "never",
        Source: "Agorapulse, Sprout Social: gained - lost (https://support.agorapulse.com/en/articles/10728067)")
    {
        Metrics = [PageMetric.NewFollows, PageMetric.Unfollows],
        IsBentByGaps = true,
    };

    private readonly DayTally _days = new(period.DayCount);
    private Int128 _gained;
    private Int128 _lost;

    public override void Add(DailyPageMetrics day)
    {
        var (gained, lost) = (day[PageMetric.NewFollows], day[PageMetric.Unfollows]);
        _days.Add(StatusOrder.WorseOf(gained.Status, lost.Status));
        if (gained.Count is not { } gain || lost.Count is not { } loss)
            return;
        _gained += gain;
        _lost += loss;
    }

    public override PeriodKpi Result() => _days.Known == 0
        ? Result(null, _days.Status, 0, _days.Missing)
        : Result((double)(_gained - _lost), _days.Status, _days.Known, _days.Missing, numerator: (double)_gained);
}

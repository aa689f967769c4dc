namespace Engagement.Core.Kpis;

/// <summary>Distinct people cannot be added up over days, so only periods that the network itself counts have a value.</summary>
internal sealed class ViewersKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "viewers",
        Version: 1,
        NameEn: "Viewers",
        NameFr: "Spectateurs",
        Unit: KpiUnit.People,
        Formula: "distinct viewers of the 1, 7 or 28 days that end with the last day, as the network counts them; never a sum of days",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "1 when the network's count is known",
        UndefinedWhen: "never; a period of any other length is not_collected",
        Source: "the network (Facebook: page_total_media_view_unique)")
    {
        Metrics = [PageMetric.Viewers, PageMetric.ViewersTrailing7Days, PageMetric.ViewersTrailing28Days],
    };

    private readonly PageMetric? _metric = MetricFor(period);
    private MetricValue _viewers;

    /// <summary>The metric that counts the distinct viewers of a whole period of this length, or null when networks count none.</summary>
    public static PageMetric? MetricFor(DayRange period) => period.DayCount switch
    {
        1 => PageMetric.Viewers,
        7 => PageMetric.ViewersTrailing7Days,
        28 => PageMetric.ViewersTrailing28Days,
        _ => null,
    };

    public override void Add(DailyPageMetrics day)
    {
        if (_metric is not null && day.Day == Period.LastDay)
            _viewers = day[_metric];
    }

    public override PeriodKpi Result() => _viewers.Count is { } viewers
        ? Result(viewers, _viewers.Status, 1, 0)
        : Result(null, _viewers.Status, 0, _metric is null ? 0 : 1);
}

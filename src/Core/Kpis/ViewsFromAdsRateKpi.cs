namespace Engagement.Core.Kpis;

/// <summary>How much of the page's visibility is bought: views that look earned may not be.</summary>
internal sealed class ViewsFromAdsRateKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "views_from_ads_rate",
        Version: 1,
        NameEn: "Share of views from ads",
        NameFr: "Part des vues issues de publicités",
        Unit: KpiUnit.Rate,
        Formula: "sum of daily views that ads brought / sum of daily views, over the days on which both are known",
        Numerator: "views from ads on those days",
        Denominator: "views on those days",
        CountedByN: "days with both values",
        UndefinedWhen: "views are 0",
        Source: "the network (Facebook: page_media_view by is_from_ads)")
    {
        Metrics = [PageMetric.ViewsFromAds, PageMetric.Views],
    };

    private readonly DayTally _days = new(period.DayCount);
    private Int128 _fromAds;
    private Int128 _views;

    public override void Add(DailyPageMetrics day)
    {
        var (fromAds, views) = (day[PageMetric.ViewsFromAds], day[PageMetric.Views]);
        _days.Add(StatusOrder.WorseOf(fromAds.Status, views.Status));
        if (fromAds.Count is not { } numerator || views.Count is not { } denominator)
            return;
        _fromAds += numerator;
        _views += denominator;
    }

    public override PeriodKpi Result()
    {
        if (_days.Known == 0)
            return Result(null, _days.Status, 0, _days.Missing);
        var (numerator, denominator) = ((double)_fromAds, (double)_views);
        return denominator <= 0
            ? Result(null, MetricStatus.Undefined, _days.Known, _days.Missing, numerator, denominator)
            : Result(numerator / denominator, _days.Status, _days.Known, _days.Missing, numerator, denominator);
    }
}

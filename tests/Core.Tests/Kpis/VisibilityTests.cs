namespace Engagement.Core.Tests.Kpis;

/// <summary>Share of views from ads, and views per viewer.</summary>
public class VisibilityTests
{
    [Fact]
    public void FromAds_RatioOfSums_NotMeanOfRates()
    {
        // (10 + 90) of (100 + 100 + 300): 20 %, while the mean of 10 %, 90 % and 0 % would be 33 %
        var kpi = Some.Kpi(
            "views_from_ads_rate", Some.Days(3), Some.PairedHistory(PageMetric.ViewsFromAds, PageMetric.Views, (10, 100), (90, 100), (0, 300)));

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((0.2, 100, 500));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((3, 0, MetricStatus.Ok));
    }

    [Fact]
    public void FromAds_DayThatKnowsOnlyOne_IsLeftOutOfBoth()
    {
        var kpi = Some.Kpi(
            "views_from_ads_rate", Some.Days(3), Some.PairedHistory(PageMetric.ViewsFromAds, PageMetric.Views, (10, 100), (null, 100), (30, 100)));

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((0.2, 40, 200));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((2, 1, MetricStatus.Partial));
    }

    [Fact]
    public void FromAds_NoViews_IsUndefinedAndNotZero()
    {
        var kpi = Some.Kpi("views_from_ads_rate", Some.Days(1), Some.PairedHistory(PageMetric.ViewsFromAds, PageMetric.Views, (0, 0)));

        (kpi.Value, kpi.Denominator, kpi.Status).ShouldBe((null, 0, MetricStatus.Undefined));
    }

    [Fact]
    public void ViewsPerViewer_Week_DividesBySevenDayViewersOfTheLastDay()
    {
        // 7 x 60 views, 140 people in the week
        var days = Some.History(7, i => [(PageMetric.Views, MetricValue.Ok(60)), (PageMetric.ViewersTrailing7Days, MetricValue.Ok(i == 6 ? 140 : 9))]);

        var kpi = Some.Kpi("views_per_viewer", Some.Days(7), days);

        (kpi.Value, kpi.Numerator, kpi.Denominator, kpi.Status).ShouldBe((3, 420, 140, MetricStatus.Ok));
    }

    [Fact]
    public void ViewsPerViewer_PeriodWithoutDistinctViewers_IsNotCollected()
    {
        var days = Some.History(14, _ => [(PageMetric.Views, MetricValue.Ok(60)), (PageMetric.Viewers, MetricValue.Ok(20))]);

        var kpi = Some.Kpi("views_per_viewer", Some.Days(14), days);

        (kpi.Value, kpi.Numerator, kpi.Status).ShouldBe((null, 840, MetricStatus.NotCollected));
    }
}

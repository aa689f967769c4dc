namespace Engagement.Core.Tests.Kpis;

public class ViewersTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(7, 170)]
    [InlineData(28, 500)]
    public void Compute_PeriodThatTheNetworkCounts_IsTheLastDaysOwnCount(int days, double expected)
    {
        var kpi = Some.Kpi("viewers", Some.Days(days), Some.History(days, i => Viewers(isLast: i == days - 1)));

        (kpi.Value, kpi.Status).ShouldBe((expected, MetricStatus.Ok));
        (kpi.N, kpi.MissingDays).ShouldBe((1, 0));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(14)]
    [InlineData(90)]
    public void Compute_AnyOtherPeriod_IsNotCollectedAndNeverASum(int days)
    {
        var kpi = Some.Kpi("viewers", Some.Days(days), Some.History(days, i => Viewers(isLast: i == days - 1)));

        (kpi.Value, kpi.Status).ShouldBe((null, MetricStatus.NotCollected));
        (kpi.N, kpi.MissingDays).ShouldBe((0, 0));
    }

    [Fact]
    public void Compute_TrailingCountMissingOnTheLastDay_IsMissing()
    {
        var kpi = Some.Kpi("viewers", Some.Days(7), Some.History(7, i => i < 6 ? Viewers(isLast: true) : []));

        (kpi.Value, kpi.Status, kpi.MissingDays).ShouldBe((null, MetricStatus.NotCollected, 1));
    }

    [Fact]
    public void AverageDailyViewers_DaysWithAndWithoutAValue_IsTheMeanOfThoseWith()
    {
        // (40 + 20 + 30) viewer-days / 3 days
        var kpi = Some.Kpi("average_daily_viewers", Some.Days(4), Some.History(PageMetric.Viewers, 40, 20, null, 30));

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((30, 90, 3));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((3, 1, MetricStatus.Partial));
    }

    [Fact]
    public void AverageDailyViewers_NoDayKnown_IsNullWithTheReason()
    {
        var kpi = Some.Kpi("average_daily_viewers", Some.Days(2), Some.History(PageMetric.Viewers, null, null));

        (kpi.Value, kpi.Numerator, kpi.Denominator, kpi.Status).ShouldBe((null, null, null, MetricStatus.MetricRemoved));
    }

    private static IEnumerable<(PageMetric, MetricValue)> Viewers(bool isLast) =>
    [
        (PageMetric.Viewers, MetricValue.Ok(isLast ? 40 : 90)),
        (PageMetric.ViewersTrailing7Days, MetricValue.Ok(isLast ? 170 : 900)),
        (PageMetric.ViewersTrailing28Days, MetricValue.Ok(isLast ? 500 : 9000)),
    ];
}

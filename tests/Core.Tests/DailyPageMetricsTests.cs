namespace Engagement.Core.Tests;

public class DailyPageMetricsTests
{
    [Fact]
    public void Indexer_MetricWithoutAValue_IsNotCollected() =>
        Some.Day(Some.FirstDay)[PageMetric.Views].ShouldBe(MetricValue.Missing(MetricStatus.NotCollected));

    [Fact]
    public void UpdatedBy_LaterAnswer_ReplacesMetricByMetric()
    {
        var first = Some.Day(
            Some.FirstDay,
            (PageMetric.Views, MetricValue.Provisional(10)),
            (PageMetric.Viewers, MetricValue.Ok(5)),
            (PageMetric.Followers, MetricValue.Ok(100)));
        var second = Some.Day(
            Some.FirstDay,
            (PageMetric.Views, MetricValue.Ok(12)),
            (PageMetric.Viewers, MetricValue.Missing(MetricStatus.MetricRemoved)),
            (PageMetric.Engagements, MetricValue.Ok(3)));

        var updated = first.UpdatedBy(second);

        updated[PageMetric.Views].ShouldBe(MetricValue.Ok(12));
        updated[PageMetric.Viewers].ShouldBe(MetricValue.Ok(5), "a refusal does not erase what was known");
        updated[PageMetric.Followers].ShouldBe(MetricValue.Ok(100), "an answer without a metric says nothing about it");
        updated[PageMetric.Engagements].ShouldBe(MetricValue.Ok(3));
        first[PageMetric.Views].ShouldBe(MetricValue.Provisional(10), "the earlier row is left as it was");
    }

    [Fact]
    public void UpdatedBy_AnotherDayOrPage_NamesBoth()
    {
        var day = Some.Day(Some.FirstDay);

        Should.Throw<ArgumentException>(() => day.UpdatedBy(Some.Day(Some.FirstDay.AddDays(1))))
            .Message.ShouldStartWith("facebook/1000 2026-11-03 cannot update facebook/1000 2026-11-02");
        Should.Throw<ArgumentException>(() => day.UpdatedBy(day with { Page = new(Network.X, "1000") }))
            .Message.ShouldStartWith("x/1000 2026-11-02 cannot update");
    }
}

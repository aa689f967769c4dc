namespace Engagement.Core.Tests.Kpis;

public class FollowersTests
{
    [Fact]
    public void Compute_LastDayKnown_IsItsRunningTotal()
    {
        var kpi = Some.Kpi("followers", Some.Days(3), Some.History(PageMetric.Followers, 1000, 1010, 1007));

        kpi.Value.ShouldBe(1007);
        kpi.Status.ShouldBe(MetricStatus.Ok);
        (kpi.N, kpi.MissingDays).ShouldBe((1, 0));
        (kpi.Numerator, kpi.Denominator, kpi.Interval, kpi.PostId).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void Compute_LastDayMissing_IsMissingRatherThanAnOlderDay()
    {
        var kpi = Some.Kpi("followers", Some.Days(3), Some.History(PageMetric.Followers, 1000, 1010, null));

        kpi.Value.ShouldBeNull();
        kpi.Status.ShouldBe(MetricStatus.MetricRemoved);
        (kpi.N, kpi.MissingDays).ShouldBe((0, 1));
    }

    [Fact]
    public void Compute_EarlierDaysMissing_DoesNotMatter() =>
        Some.Kpi("followers", Some.Days(3), Some.History(PageMetric.Followers, null, null, 1007)).Status.ShouldBe(MetricStatus.Ok);

    [Fact]
    public void Compute_LastDayProvisional_SaysSo()
    {
        var day = Some.Day(Some.FirstDay, (PageMetric.Followers, MetricValue.Provisional(7)));

        var kpi = Some.Kpi("followers", Some.Days(1), [day]);

        (kpi.Value, kpi.Status).ShouldBe((7, MetricStatus.Provisional));
    }
}

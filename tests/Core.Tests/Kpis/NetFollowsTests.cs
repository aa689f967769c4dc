using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Kpis;

public class NetFollowsTests
{
    [Fact]
    public void Compute_GainsAndLosses_IsTheDifferenceAndKeepsTheGains()
    {
        // gained 5 + 3 + 0 = 8; lost 1 + 4 + 6 = 11; net -3
        var kpi = Net((5, 1), (3, 4), (0, 6));

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((-3, 8, null));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((3, 0, MetricStatus.Ok));
    }

    [Fact]
    public void Compute_LossesMissingOnADay_LeavesOutItsGainsToo()
    {
        // only days 1 and 3 know both: gained 5 + 0, lost 1 + 6
        var kpi = Net((5, 1), (3, null), (0, 6));

        (kpi.Value, kpi.Numerator).ShouldBe((-2, 5));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((2, 1, MetricStatus.Partial));
    }

    [Fact]
    public void Compute_LossesNeverKnown_IsNullWithTheReason()
    {
        var kpi = Net((5, null), (3, null));

        (kpi.Value, kpi.Numerator, kpi.Status).ShouldBe((null, null, MetricStatus.MetricRemoved));
    }

    private static PeriodKpi Net(params (long? Gained, long? Lost)[] days) => Some.Kpi(
        "net_follows", Some.Days(days.Length), Some.PairedHistory(PageMetric.NewFollows, PageMetric.Unfollows, days));
}

using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Kpis;

public class EngagementRateByViewersTests
{
    [Fact]
    public void Compute_SevenDays_DividesByTheNetworksOwnViewers()
    {
        // 7 × 6 engagements / 168 viewers
        var kpi = Week(viewers: MetricValue.Ok(168), engagements: [6, 6, 6, 6, 6, 6, 6]);

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((0.25, 42, 168));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((7, 0, MetricStatus.Ok));
        kpi.Interval.ShouldBeNull();
    }

    [Fact]
    public void Compute_MoreEngagementsThanPeople_ExceedsOne() =>
        Week(viewers: MetricValue.Ok(10), engagements: [6, 6, 6, 6, 6, 6, 6]).Value.ShouldBe(4.2);

    [Fact]
    public void Compute_ADayWithoutEngagements_IsPartial()
    {
        var kpi = Week(viewers: MetricValue.Ok(100), engagements: [6, null, 6, 6, 6, 6, 6]);

        (kpi.Value, kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((0.36, 6, 1, MetricStatus.Partial));
    }

    [Fact]
    public void Compute_ViewersWithheld_KeepsTheEngagementsAndSaysWhy()
    {
        var kpi = Week(viewers: MetricValue.Missing(MetricStatus.BelowThreshold), engagements: [6, 6, 6, 6, 6, 6, 6]);

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((null, 42, null));
        kpi.Status.ShouldBe(MetricStatus.BelowThreshold);
    }

    [Fact]
    public void Compute_NoViewers_IsUndefined()
    {
        var kpi = Week(viewers: MetricValue.Ok(0), engagements: [0, 0, 0, 0, 0, 0, 0]);

        (kpi.Value, kpi.Numerator, kpi.Denominator, kpi.Status).ShouldBe((null, 0, 0, MetricStatus.Undefined));
    }

    [Fact]
    public void Compute_NoEngagementsKnown_IsNullWithTheReason()
    {
        var kpi = Week(viewers: MetricValue.Ok(100), engagements: [null, null, null, null, null, null, null]);

        (kpi.Value, kpi.Numerator, kpi.Denominator, kpi.Status).ShouldBe((null, null, 100, MetricStatus.MetricRemoved));
    }

    [Fact]
    public void Compute_ViewersProvisional_IsProvisional() =>
        Week(viewers: MetricValue.Provisional(100), engagements: [6, 6, 6, 6, 6, 6, 6]).Status.ShouldBe(MetricStatus.Provisional);

    [Fact]
    public void Compute_NinetyDays_IsNotCollectedBecauseNoNetworkCountsThem()
    {
        var days = Some.History(90, _ => [(PageMetric.Engagements, MetricValue.Ok(1)), (PageMetric.Viewers, MetricValue.Ok(5))]);

        var kpi = Some.Kpi("engagement_rate_by_viewers", Some.Days(90), days);

        (kpi.Value, kpi.Numerator, kpi.Denominator, kpi.Status).ShouldBe((null, 90, null, MetricStatus.NotCollected));
    }

    private static PeriodKpi Week(MetricValue viewers, long?[] engagements)
    {
        var days = Some.History(7, i =>
        [
            (PageMetric.Engagements, Some.Value(engagements[i])),
            (PageMetric.ViewersTrailing7Days, i == 6 ? viewers : MetricValue.Ok(1)),
        ]);
        return Some.Kpi("engagement_rate_by_viewers", Some.Days(7), days);
    }
}

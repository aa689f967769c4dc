using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Kpis;

public class PeriodChangeTests
{
    private static readonly DayRange Now = PeriodKind.Week.At(new(2026, 11, 20));
    private static readonly DayRange Before = PeriodKind.Week.Before(Now);

    [Theory]
    [InlineData(120.0, 100.0, 0.2, ChangeStatus.Ok)]
    [InlineData(50.0, 100.0, -0.5, ChangeStatus.Ok)]
    [InlineData(0.0, 100.0, -1.0, ChangeStatus.Ok)]
    [InlineData(5.0, 0.0, null, ChangeStatus.NotPositive)]
    [InlineData(5.0, -2.0, null, ChangeStatus.NotPositive)]
    [InlineData(1e308, 1e-308, null, ChangeStatus.NotPositive)] // beyond what a double holds
    [InlineData(null, 100.0, null, ChangeStatus.NoValue)]
    [InlineData(5.0, null, null, ChangeStatus.NoValue)]
    public void Of_TwoValues_IsTheirDifferenceAsAShareOfTheEarlier(double? now, double? earlier, double? rate, ChangeStatus status)
    {
        var change = PeriodChange.Of(Network.Facebook, Kpi("engagements", Now, now), Kpi("engagements", Before, earlier));

        change.Status.ShouldBe(status);
        (change.Rate ?? -9).ShouldBe(rate ?? -9, 1e-12);
    }

    [Theory]
    [InlineData("views", ChangeStatus.Partial)]
    [InlineData("engagement_rate_by_viewers", ChangeStatus.Partial)]
    [InlineData("engagement_rate_by_views", ChangeStatus.Ok)]
    [InlineData("posts_per_week", ChangeStatus.Ok)]
    public void Of_APeriodWithGaps_IsToldOnlyWhereGapsDoNotBendTheValue(string id, ChangeStatus status) =>
        PeriodChange.Of(Network.Facebook, Kpi(id, Now, 3), Kpi(id, Before, 2, MetricStatus.Partial)).Status.ShouldBe(status);

    [Theory]
    [InlineData("views", ChangeStatus.SeriesBreak)]
    [InlineData("engagement_rate_by_views", ChangeStatus.SeriesBreak)]
    [InlineData("engagements", ChangeStatus.Ok)]
    [InlineData("viewers", ChangeStatus.Ok)]
    [InlineData("post_engagements", ChangeStatus.Ok)]
    public void Of_PeriodsOnBothSidesOfABreak_IsNotTold(string id, ChangeStatus status)
    {
        var (december, october) = (new DayRange(new(2025, 12, 1), new(2025, 12, 31)), new DayRange(new(2025, 10, 1), new(2025, 10, 31)));

        PeriodChange.Of(Network.Facebook, Kpi(id, december, 3), Kpi(id, october, 2)).Status.ShouldBe(status);
        PeriodChange.Of(Network.X, Kpi(id, december, 3), Kpi(id, october, 2)).Status.ShouldBe(ChangeStatus.Ok);
    }

    [Fact]
    public void Of_TwoDefinitions_IsRejected() =>
        Should.Throw<ArgumentException>(() => PeriodChange.Of(Network.Facebook, Kpi("views", Now, 1), Kpi("engagements", Before, 1))).Message.ShouldContain("engagements@1");

    [Fact]
    public void BreakDays_APeriodThatHoldsOne_NamesIt()
    {
        Kpi("views", new(new(2025, 11, 1), new(2025, 11, 30)), 1).BreakDays(Network.Facebook).ShouldBe([new DateOnly(2025, 11, 15)]);
        Kpi("views", new(new(2025, 11, 15), new(2025, 11, 30)), 1).BreakDays(Network.Facebook).ShouldBeEmpty();
    }

    internal static PeriodKpi Kpi(string id, DayRange period, double? value, MetricStatus status = MetricStatus.Ok) => new(
        QuantitativeKpis.Definitions.Single(d => d.Id == id), period, value, null, null, 1, status == MetricStatus.Partial ? 1 : 0, value is null ? MetricStatus.NotCollected : status, null, null);
}

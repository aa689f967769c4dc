using Engagement.Core.Kpis;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Kpis;

public class WeeklyGrowthRateTests
{
    /// <summary>Fanpage Karma's own example: from 500 to 2000 in two weeks is 100 % a week.</summary>
    [Fact]
    public void Compute_PublishedExample_Is100PercentAWeek()
    {
        var kpi = Growth(15, 500, 2000);

        kpi.Value!.Value.ShouldBe(1, 1e-12);
        (kpi.Numerator, kpi.Denominator).ShouldBe((2000, 500));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((2, 0, MetricStatus.Ok));
    }

    [Theory]
    [InlineData(8, 1000, 1100, 0.1)] // one week: 1100 / 1000 - 1
    [InlineData(29, 1000, 1464.1, 0.1)] // four weeks: 1.1^4 = 1.4641
    [InlineData(8, 200, 150, -0.25)]
    [InlineData(28, 1000, 1000, 0)]
    public void Compute_WorkedByHand_IsCompound(int days, double first, double last, double expected) =>
        Growth(days, (long)first, (long)Math.Round(last)).Value!.Value.ShouldBe(expected, 1e-4);

    [Fact]
    public void Compute_OneEndMissing_IsNullWithTheReason()
    {
        var kpi = Growth(15, null, 2000);

        (kpi.Value, kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((null, 1, 1, MetricStatus.MetricRemoved));
    }

    [Fact]
    public void Compute_DaysBetweenMissing_DoNotMatter()
    {
        var days = Some.History(8, i => i is 0 or 7 ? [(PageMetric.Followers, MetricValue.Ok(100 + i))] : []);

        Some.Kpi("weekly_growth_rate", Some.Days(8), days).Value!.Value.ShouldBe(0.07, 1e-12);
    }

    [Fact]
    public void Compute_FromNothing_IsUndefined()
    {
        var kpi = Growth(8, 0, 50);

        (kpi.Value, kpi.Status, kpi.N).ShouldBe((null, MetricStatus.Undefined, 2));
    }

    [Fact]
    public void Compute_SingleDay_IsUndefined()
    {
        var kpi = Some.Kpi("weekly_growth_rate", Some.Days(1), Some.History(PageMetric.Followers, 50));

        (kpi.Value, kpi.Status, kpi.MissingDays).ShouldBe((null, MetricStatus.Undefined, 0));
    }

    [Fact]
    public void Compute_GrowingByTheSameFactorEveryWeek_IsThatFactorForEveryLength() => Prop.ForAll(
        (from percent in Gen.Choose(-20, 50) from weeks in Gen.Choose(1, 12) select (percent, weeks)).ToArbitrary(),
        example =>
        {
            var last = (long)Math.Round(1e12 * Math.Pow(1 + (example.percent / 100.0), example.weeks));
            Growth((example.weeks * 7) + 1, 1_000_000_000_000, last).Value!.Value.ShouldBe(example.percent / 100.0, 1e-9);
        }).QuickCheckThrowOnFailure();

    private static PeriodKpi Growth(int dayCount, long? first, long? last) => Some.Kpi(
        "weekly_growth_rate",
        Some.Days(dayCount),
        Some.History(dayCount, i => i == 0 ? [(PageMetric.Followers, Some.Value(first))] : i == dayCount - 1 ? [(PageMetric.Followers, Some.Value(last))] : []));
}

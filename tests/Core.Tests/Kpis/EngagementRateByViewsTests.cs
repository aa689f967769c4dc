using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Kpis;

public class EngagementRateByViewsTests
{
    [Fact]
    public void Compute_UnequalDays_IsTheRatioOfSumsNotTheMeanOfRates()
    {
        // (10 + 10) / (100 + 900) = 0.02; the mean of 0.1 and 0.0111 would be 0.056
        var kpi = Rate((10, 100), (10, 900));

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((0.02, 20, 1000));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((2, 0, MetricStatus.Ok));
    }

    [Fact]
    public void Compute_OneSideMissingOnADay_LeavesOutTheWholeDay()
    {
        // day 2 lacks views, day 3 lacks engagements: 10 / 100
        var kpi = Rate((10, 100), (500, null), (null, 900));

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((0.1, 10, 100));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((1, 2, MetricStatus.Partial));
    }

    [Fact]
    public void Compute_NoViews_IsUndefinedNotZero()
    {
        var kpi = Rate((0, 0), (3, 0));

        (kpi.Value, kpi.Status).ShouldBe((null, MetricStatus.Undefined));
        (kpi.Numerator, kpi.Denominator, kpi.N).ShouldBe((3, 0, 2));
    }

    [Fact]
    public void Compute_NoDayWithBoth_IsNullWithTheReason()
    {
        var kpi = Rate((1, null), (null, 1));

        (kpi.Value, kpi.Numerator, kpi.Denominator, kpi.Status).ShouldBe((null, null, null, MetricStatus.MetricRemoved));
    }

    [Fact]
    public void Compute_OneSideProvisional_IsProvisional()
    {
        var day = Some.Day(Some.FirstDay, (PageMetric.Engagements, MetricValue.Ok(1)), (PageMetric.Views, MetricValue.Provisional(10)));

        Some.Kpi("engagement_rate_by_views", Some.Days(1), [day]).Status.ShouldBe(MetricStatus.Provisional);
    }

    [Fact]
    public void Interval_SteadyDays_IsWilsonWithStudentsT()
    {
        // No variation between days: design effect 1, and t = 2.4469 (6 degrees of freedom, as printed in tables).
        // effective n = 700 × (1.95996 / 2.4469)² = 449.12, of which 10 % = 44.912.
        var interval = Rate(Enumerable.Repeat<(long?, long?)>((10, 100), 7).ToArray()).Interval.ShouldNotBeNull();

        var expected = WilsonScore.Of(44.912, 449.12);
        interval.Low.ShouldBe(expected.Low, 0.00002);
        interval.High.ShouldBe(expected.High, 0.00002);
        interval.Level.ShouldBe(0.95);
        interval.Method.ShouldBe("wilson_effective_n");
    }

    [Fact]
    public void Interval_BurstyDays_IsWiderByTheDesignEffect()
    {
        // 28 days of 100 views, 14 with 20 engagements and 14 with none: rate 0.1, squares 28 × 10² = 2800.
        // Design effect 2800 × 28/27 / (2800 × 0.1 × 0.9) = 11.523; t = 2.0518 (27 degrees of freedom).
        // effective n = 2800 / 11.523 × (1.95996 / 2.0518)² = 221.73, of which 10 % = 22.173.
        var interval = Rate([.. Enumerable.Range(0, 28).Select(i => ((long?)(i % 2 * 20), (long?)100))]).Interval.ShouldNotBeNull();

        var expected = WilsonScore.Of(22.173, 221.73);
        interval.Low.ShouldBe(expected.Low, 0.00002);
        interval.High.ShouldBe(expected.High, 0.00002);
    }

    [Fact]
    public void Interval_NoEngagementAtAll_StillHasAnUpperBound()
    {
        var kpi = Rate(Enumerable.Repeat<(long?, long?)>((0, 10), 28).ToArray());

        kpi.Value.ShouldBe(0);
        kpi.Interval!.Low.ShouldBe(0);
        kpi.Interval.High.ShouldBeInRange(0.01, 0.02);
    }

    // Student's t as printed in tables (two-sided 5 %).
    // Without engagements the upper bound is z² / (n + z²), where n is views × (z / t)².
    [Theory]
    [InlineData(7, 2.4469)]
    [InlineData(10, 2.2622)]
    [InlineData(14, 2.1604)]
    [InlineData(28, 2.0518)]
    [InlineData(61, 2.0003)]
    [InlineData(121, 1.9799)]
    public void Interval_NoEngagementAtAll_ImpliesPublishedStudentsT(int days, double t)
    {
        const double Z = 1.959964;
        var kpi = Rate(Enumerable.Repeat<(long?, long?)>((0, 10), days).ToArray());

        var effective = (Z * Z / kpi.Interval!.High) - (Z * Z);

        (Z * Math.Sqrt(kpi.Denominator!.Value / effective)).ShouldBe(t, 0.00015);
    }

    [Fact]
    public void Interval_NegativeCount_IsNone()
    {
        // A nonsense answer about one metric must not stop the page's other KPIs.
        var kpi = Rate(Enumerable.Repeat<(long?, long?)>((-1, 10), 28).ToArray());

        (kpi.Value, kpi.Interval).ShouldBe((-0.1, null));
    }

    [Fact]
    public void Interval_FewerThanSevenDays_IsNone()
    {
        Rate(Enumerable.Repeat<(long?, long?)>((10, 100), 6).ToArray()).Interval.ShouldBeNull();
        Rate([.. Enumerable.Repeat<(long?, long?)>((10, 100), 6), (null, 100)]).Interval.ShouldBeNull();
    }

    [Fact]
    public void Interval_AsManyEngagementsAsViews_IsNoneBecauseItIsNoProportion()
    {
        var kpi = Rate(Enumerable.Repeat<(long?, long?)>((150, 100), 28).ToArray());

        (kpi.Value, kpi.Status).ShouldBe((1.5, MetricStatus.Ok));
        kpi.Interval.ShouldBeNull();
        Rate(Enumerable.Repeat<(long?, long?)>((100, 100), 28).ToArray()).Interval.ShouldBeNull();
    }

    /// <summary>Bursts as pages have them: a fifth of the days brings eight times as many, and each engaged view three at once.</summary>
    [Fact]
    public void Interval_BurstySimulatedMonths_ContainsTheTrueRateAboutAsOftenAsItSays()
    {
        const int Months = 1000;
        var random = new Random(20261102);
        // Mean chance of an engaged view: 0.8 × 0.01 + 0.2 × 0.08 = 0.024; three engagements each.
        const double TrueRate = 0.072;
        var (covered, coveredByPlainWilson) = (0, 0);

        for (var month = 0; month < Months; month++)
        {
            var kpi = Rate([.. Enumerable.Range(0, 28).Select(_ =>
            {
                var views = random.Next(200, 401);
                var chance = random.NextDouble() < 0.2 ? 0.08 : 0.01;
                return ((long?)(3 * Enumerable.Range(0, views).Count(_ => random.NextDouble() < chance)), (long?)views);
            })]);
            covered += Contains(kpi.Interval!, TrueRate);
            coveredByPlainWilson += Contains(WilsonScore.Of(kpi.Numerator!.Value, kpi.Denominator!.Value), TrueRate);
        }

        ((double)covered / Months).ShouldBeInRange(0.90, 0.99);
        ((double)coveredByPlainWilson / Months).ShouldBeLessThan(0.5, "else the simpler interval would do");
    }

    private static int Contains(Interval interval, double rate) => interval.Low <= rate && rate <= interval.High ? 1 : 0;

    private static PeriodKpi Rate(params (long? Engagements, long? Views)[] days) => Some.Kpi(
        "engagement_rate_by_views", Some.Days(days.Length), Some.PairedHistory(PageMetric.Engagements, PageMetric.Views, days));
}

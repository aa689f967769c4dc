using Engagement.Core.Effort;
using Engagement.Core.Kpis;
using Engagement.Core.Tests.Kpis;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Effort;

public class EffortKpisTests
{
    [Fact]
    public void Compute_AMonth_IsDividedByWhatCameOfIt()
    {
        var kpis = Compute(Month(10, hours: 30, cost: 600, posts: 20, engagements: 1500));

        Value(kpis, "hours_spent").ShouldBe((30, null, null, 1, 0, MetricStatus.Ok));
        Value(kpis, "cost").ShouldBe((600, null, null, 1, 0, MetricStatus.Ok));
        Value(kpis, "hours_per_post").ShouldBe((1.5, 30, 20, 1, 0, MetricStatus.Ok));
        Value(kpis, "cost_per_engagement").ShouldBe((0.4, 600, 1500, 1, 0, MetricStatus.Ok));
    }

    [Fact]
    public void Compute_SeveralMonths_IsARatioOfSumsOverTheMonthsThatKnowBoth()
    {
        // (30 + 10) / (20 + 5); November has hours and no posts yet, August posts and no hours.
        var kpis = Compute(
            Month(8, null, null, 99, 99), Month(9, 30, 600, 20, 1500), Month(10, 10, null, 5, 500), Month(11, 7, 100, null, null));

        Value(kpis, "hours_per_post").ShouldBe((1.6, 40, 25, 2, 31 + 30, MetricStatus.Partial));
        Value(kpis, "hours_spent").ShouldBe((47, null, null, 3, 31, MetricStatus.Partial));
        Value(kpis, "cost_per_engagement").ShouldBe((0.4, 600, 1500, 1, 31 + 31 + 30, MetricStatus.Partial));
        kpis[0].Period.ShouldBe(new DayRange(new(2026, 8, 1), new(2026, 11, 30)));
    }

    [Fact]
    public void Compute_NothingEntered_IsNotCollectedAndNotZero() =>
        Compute(Month(10, null, null, 20, 1500)).ShouldAllBe(kpi => kpi.Value == null && kpi.Status == MetricStatus.NotCollected && kpi.N == 0 && kpi.MissingDays == 31);

    [Fact]
    public void Compute_ZeroEnteredOrEarned_IsTold()
    {
        Value(Compute(Month(10, 0, 0, 20, 0)), "hours_per_post").ShouldBe((0, 0, 20, 1, 0, MetricStatus.Ok));
        Value(Compute(Month(10, 0, 5, 0, 0)), "cost_per_engagement").ShouldBe((null, 5, 0, 1, 0, MetricStatus.Undefined));
    }

    [Fact]
    public void Compute_TwoCurrencies_AreNotAddedUp()
    {
        var kpis = Compute(Month(9, 30, 600, 20, 1500), Month(10, 10, 500, 5, 500, "USD"));

        Value(kpis, "cost").ShouldBe((null, null, null, 2, 0, MetricStatus.Undefined));
        Value(kpis, "cost_per_engagement").Status.ShouldBe(MetricStatus.Undefined);
        Value(kpis, "hours_spent").Value.ShouldBe(40);
    }

    [Fact]
    public void Compute_NoMonth_IsRejected() => Should.Throw<ArgumentException>(() => EffortKpis.Compute([]));

    [Fact]
    public void Compute_AnyMonths_AddsUpAndScales() => Prop.ForAll(Gen.Choose(0, 500).ArrayOf(12).ToArbitrary(), numbers =>
    {
        var months = Enumerable.Range(0, 4).Select(i => Month(7 + i, numbers[3 * i], numbers[(3 * i) + 1], numbers[(3 * i) + 2] + 1, numbers[3 * i] + 1)).ToArray();
        var whole = EffortKpis.Compute(months);
        var (first, second) = (EffortKpis.Compute(months[..2]), EffortKpis.Compute(months[2..]));

        Value(whole, "cost").Value.ShouldBe(Value(first, "cost").Value + Value(second, "cost").Value);
        Value(whole, "hours_spent").N.ShouldBe(4);
        Value(EffortKpis.Compute([.. months.Select(month => month with { Effort = month.Effort! with { Hours = 3 * month.Effort.Hours } })]), "hours_per_post").Value!.Value
            .ShouldBe(3 * Value(whole, "hours_per_post").Value!.Value, 1e-9);
    }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<PeriodKpi> Compute(params EffortMonth[] months) => EffortKpis.Compute(months);

    private static (double? Value, double? Numerator, double? Denominator, long N, int MissingDays, MetricStatus Status) Value(IReadOnlyList<PeriodKpi> kpis, string id)
    {
        var kpi = kpis.Single(kpi => kpi.Definition.Id == id);
        return (kpi.Value, kpi.Numerator, kpi.Denominator, kpi.N, kpi.MissingDays, kpi.Status);
    }

    private static EffortMonth Month(int month, double? hours, int? cost, double? posts, double? engagements, string currency = "EUR")
    {
        var period = PeriodKind.Month.At(new(2026, month, 1));
        return new(
            period,
            hours is null && cost is null ? null : new(Some.Page, period.FirstDay, hours, cost, cost is null ? null : currency),
            posts is null ? null : PeriodChangeTests.Kpi("posts_published", period, posts),
            engagements is null ? null : PeriodChangeTests.Kpi("post_engagements", period, engagements));
    }
}

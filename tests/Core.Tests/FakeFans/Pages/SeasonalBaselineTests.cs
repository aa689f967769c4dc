using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Tests.FakeFans.Pages;

public class SeasonalBaselineTests
{
    [Fact]
    public void Expected_ConstantSeries_IsTheConstant() => Of(100, _ => 30).Expected(99).ShouldBe(30, 0.01);

    [Fact]
    public void Expected_WeekdayRhythm_IsLearned()
    {
        // Weekdays 100, weekends 40: from the prior of 1, within a tenth after half a year.
        var baseline = Of(182, t => t % 7 >= 5 ? 40 : 100);

        baseline.Expected(180).ShouldBe(40, 8);
        baseline.Expected(177).ShouldBe(100, 8);
    }

    [Fact]
    public void Expected_AfterAnOutlier_MovesByNoMoreThanThreeDeviations()
    {
        var (quiet, hit) = (Of(100, _ => 100), Of(100, t => t == 90 ? 1_000_000 : 100));

        // Three deviations of at least sqrt(100 + .12 * 100^2), taken in at a 36th.
        hit.Expected(91).ShouldBeInRange(quiet.Expected(91), quiet.Expected(91) + 5);
    }

    [Fact]
    public void Expected_MissingDays_ChangeNothing()
    {
        var (whole, holed) = (Of(100, t => 20 + (t % 7)), Of(121, t => t is >= 70 and < 91 ? double.NaN : 20 + (t % 7)));

        holed.Expected(91).ShouldBe(whole.Expected(70), 0.5);
    }

    [Fact]
    public void ExpectedFromBefore_AWindow_DoesNotKnowItself()
    {
        var baseline = Of(100, t => t < 80 ? 10 : 1000);

        baseline.ExpectedFromBefore(80, 99).ShouldBe(200, 10);
        baseline.Observed(80, 99).ShouldBe(20_000);
    }

    private static SeasonalBaseline Of(int days, Func<int, double> value) => new([.. Enumerable.Range(0, days).Select(value)], DayOfWeek.Monday);
}

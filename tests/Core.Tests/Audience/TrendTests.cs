using Engagement.Core.Audience;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Audience;

public class TrendTests
{
    /// <summary>Upper tails of Kendall's score: table A18 of R. O. Gilbert (1987), after Kendall's Rank Correlation Methods.</summary>
    [Theory]
    [InlineData(4, 2, 0.375)]
    [InlineData(4, 4, 0.167)]
    [InlineData(4, 6, 0.042)]
    [InlineData(5, 2, 0.408)]
    [InlineData(5, 6, 0.117)]
    [InlineData(5, 10, 0.0083)]
    [InlineData(8, 12, 0.089)]
    [InlineData(8, 16, 0.031)]
    [InlineData(8, 18, 0.016)]
    [InlineData(8, 22, 0.0028)]
    public void Of_ScoresWithoutTies_HaveThePublishedProbability(int n, int score, double probability) =>
        Trend.Of(WithInversions(n, ((n * (n - 1) / 2) - score) / 2))!.RisingProbability.ShouldBe(probability, 0.0006);

    [Fact]
    public void Of_Ties_UseTheNormalApproximation()
    {
        // S = 5, variance (4·3·13 - 2·1·9) / 18 = 7.667, z = 4 / 2.769 = 1.4446
        var trend = Trend.Of([(0, 1), (1, 1), (2, 2), (3, 3)])!;

        trend.RisingProbability.ShouldBe(0.0743, 0.0002);
        trend.FallingProbability.ShouldBe(0.9849, 0.0002); // z = -6 / 2.769
    }

    [Fact]
    public void Of_SteadyGrowth_IsItsRateWhateverOneWeekSays()
    {
        var weeks = Enumerable.Range(0, 13).Select(week => (week, week == 6 ? 1000 : Math.Pow(1.02, week)));

        Trend.Of(weeks)!.WeeklyRate.ShouldBe(0.02, 1e-9);
    }

    [Fact]
    public void Of_TheSameEveryWeek_IsNoTrend()
    {
        var trend = Trend.Of(Enumerable.Range(0, 10).Select(week => (week, 3.0)))!;

        (trend.WeeklyRate, trend.RisingProbability, trend.FallingProbability).ShouldBe((0, 1, 1));
    }

    [Fact]
    public void Of_TwoWeeks_IsNone() => Trend.Of([(0, 1), (1, 2)]).ShouldBeNull();

    [Fact]
    public void Of_AnyWeeks_TurnsWithTimeAndIgnoresScaleAndOrder() => Prop.ForAll(
        Gen.Choose(1, 1000).ArrayOf(9).ToArbitrary(),
        values =>
        {
            var weeks = values.Select((value, week) => (week, (double)value)).ToArray();
            var trend = Trend.Of(weeks)!;
            var back = Trend.Of(weeks.Select(week => (8 - week.week, week.Item2)))!;
            var scaled = Trend.Of(weeks.Reverse().Select(week => (week.week, 8 * week.Item2)))!;

            (back.RisingProbability, back.FallingProbability).ShouldBe((trend.FallingProbability, trend.RisingProbability));
            ((1 + back.WeeklyRate) * (1 + trend.WeeklyRate)).ShouldBe(1, 1e-9);
            scaled.WeeklyRate.ShouldBe(trend.WeeklyRate, 1e-9);
            (scaled.RisingProbability, scaled.N).ShouldBe((trend.RisingProbability, 9));
        }).QuickCheckThrowOnFailure();

    /// <summary>1 to n, with as many pairs in the wrong order.</summary>
    private static IEnumerable<(int, double)> WithInversions(int n, int inversions)
    {
        var left = Enumerable.Range(1, n).ToList();
        for (var week = 0; week < n; week++)
        {
            var skip = Math.Min(inversions, left.Count - 1);
            inversions -= skip;
            yield return (week, left[skip]);
            left.RemoveAt(skip);
        }
    }
}

using Engagement.Core.Audience;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Audience;

public class MilestoneForecastTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 21);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(9, 10)]
    [InlineData(10, 20)]
    [InlineData(4846, 5000)]
    [InlineData(5000, 6000)]
    [InlineData(9999, 10_000)]
    [InlineData(123_456, 200_000)]
    public void Next_Followers_IsTheNextRoundNumber(long followers, long milestone) => MilestoneForecast.Next(followers).ShouldBe(milestone);

    [Fact]
    public void Next_BeyondLong_IsNone() => MilestoneForecast.Next(long.MaxValue).ShouldBeNull();

    [Fact]
    public void Of_SteadyGrowth_IsCertain()
    {
        // 20 a week, 100 to go: five weeks.
        var forecast = MilestoneForecast.Of(Weeks(900, Enumerable.Repeat(20L, 13)), LastDay);

        forecast.ShouldBe(new(MilestoneStatus.Ok, 900, 1000, 20, 13, LastDay.AddDays(35), LastDay.AddDays(35), LastDay.AddDays(35)));
    }

    [Fact]
    public void Of_UnevenGrowth_HasARange()
    {
        // Mean 20, s = 11.547, t = 3.182: after 14 days 40 + 36.745 × √3 = 103.6 is past 100, after 13 days 97.7 is not;
        // the lower bound 20 T - 36.745 √(T + T²/4) passes 100 after 84 weeks.
        var forecast = MilestoneForecast.Of(Weeks(900, [10, 30, 10, 30]), LastDay);

        (forecast.Status, forecast.WeeklyGain, forecast.N).ShouldBe((MilestoneStatus.Ok, 20, 4));
        (forecast.ExpectedDay, forecast.EarliestDay).ShouldBe((LastDay.AddDays(35), LastDay.AddDays(14)));
        (forecast.LatestDay!.Value.DayNumber - LastDay.DayNumber).ShouldBeInRange(585, 592);
    }

    [Fact]
    public void Of_GrowthThatMayBeChance_HasNoLatestDay()
    {
        var forecast = MilestoneForecast.Of(Weeks(980, [-60, 100, -60, 100]), LastDay);

        (forecast.Status, forecast.LatestDay).ShouldBe((MilestoneStatus.Ok, null));
        forecast.EarliestDay.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(800, 10, MilestoneStatus.Ok)] // exactly ten weeks
    [InlineData(799, 0, MilestoneStatus.NotGrowing)]
    [InlineData(799, -19, MilestoneStatus.NotGrowing)]
    [InlineData(801, 9, MilestoneStatus.FarAway)]
    [InlineData(long.MaxValue, 9, MilestoneStatus.FarAway)] // there is no next round number
    public void Of_FarAwayOrNotGrowing_IsSuppressedAsByThinkUp(long followers, long gain, MilestoneStatus status)
    {
        var forecast = MilestoneForecast.Of(Weeks(followers, Enumerable.Repeat(gain, 13)), LastDay);

        forecast.Status.ShouldBe(status);
        (forecast.ExpectedDay is null).ShouldBe(status != MilestoneStatus.Ok);
        forecast.Followers.ShouldBe(followers);
    }

    [Fact]
    public void Of_FewWeeks_SaysSo()
    {
        MilestoneForecast.Of(Weeks(900, [20, 20, 20]), LastDay).Status.ShouldBe(MilestoneStatus.NotEnoughData);
        MilestoneForecast.Of([], LastDay).ShouldBe(new(MilestoneStatus.NotEnoughData, null, null, null, 0, null, null, null));
        MilestoneForecast.Of(Weeks(900, Enumerable.Repeat(20L, 13)).Where(day => day.Day != LastDay), LastDay).Status.ShouldBe(MilestoneStatus.NotEnoughData);
    }

    [Fact]
    public void Of_AGapInTheMiddle_LeavesOutTheTwoWeeksAroundIt()
    {
        var days = Weeks(900, Enumerable.Repeat(20L, 13)).Where(day => day.Day != LastDay.AddDays(-28));

        MilestoneForecast.Of(days, LastDay).N.ShouldBe(11);
    }

    [Fact]
    public void Of_WeeksAcrossASeriesBreak_AreLeftOut()
    {
        // Followers are counted differently since 15 November 2025.
        var last = new DateOnly(2025, 12, 6);

        MilestoneForecast.Of(Weeks(900, Enumerable.Repeat(20L, 13), last), last).N.ShouldBe(12);
    }

    [Fact]
    public void Of_AnyHistory_DoesNotDependOnOrderOrEarlierDaysAndKeepsItsOrder() => Prop.ForAll(
        Gen.Choose(-30, 60).ArrayOf(13).ToArbitrary(),
        gains =>
        {
            var days = Weeks(5_500, gains.Select(gain => (long)gain)).ToArray();
            var forecast = MilestoneForecast.Of(days, LastDay);
            var more = days.Append(Some.Day(LastDay.AddDays(-300), (PageMetric.Followers, MetricValue.Ok(7)))).ToArray();
            new Random(gains[0] + 100).Shuffle(more);

            MilestoneForecast.Of(more, LastDay).ShouldBe(forecast);
            if (forecast.Status != MilestoneStatus.Ok)
                return;
            forecast.EarliestDay!.Value.ShouldBeLessThanOrEqualTo(forecast.ExpectedDay!.Value);
            (forecast.LatestDay ?? DateOnly.MaxValue).ShouldBeGreaterThanOrEqualTo(forecast.ExpectedDay.Value);
        }).QuickCheckThrowOnFailure();

    /// <summary>Followers of the days that lie whole weeks before the last one.</summary>
    /// <param name="gains">Of weeks, the latest first.</param>
    private static IEnumerable<DailyPageMetrics> Weeks(long followers, IEnumerable<long> gains, DateOnly? lastDay = null)
    {
        var day = lastDay ?? LastDay;
        yield return Some.Day(day, (PageMetric.Followers, MetricValue.Ok(followers)));
        foreach (var gain in gains)
        {
            (day, followers) = (day.AddDays(-7), followers - gain);
            yield return Some.Day(day, (PageMetric.Followers, MetricValue.Ok(followers)));
        }
    }
}

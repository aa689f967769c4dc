using Engagement.Core.Objectives;

namespace Engagement.Core.Tests.Objectives;

public class PeriodForecastTests
{
    [Fact]
    public void OfSum_TooFewValues_IsNone() => PeriodForecast.OfSum([1, 2], 3).ShouldBeNull();

    [Fact]
    public void OfLevel_TooFewValues_IsNone() => PeriodForecast.OfLevel([(0, 1), (1, 2), (2, 3)], 5).ShouldBeNull();

    // By hand: mean 12.5, s² = 5/3, m = 1, n = 4: t(3) × √(5/3 × 1.25); the values are no counts, so chance adds nothing.
    [Fact]
    public void OfSum_OneMorePeriod_HasThePredictionIntervalOfOneValue()
    {
        var forecast = PeriodForecast.OfSum([11.5, 12.5, 11.5 + 2.5, 12], 1)!;

        forecast.Value.ShouldBe(50 + 12.5, 1e-12);
        forecast.Range.High.ShouldBe(62.5 + (3.182446305 * Math.Sqrt(3.5 / 3 * 1.25)), 1e-6);
    }

    // Draper and Smith's formula on a line without error: nothing is left to vary.
    [Fact]
    public void OfLevel_OnAStraightLine_IsTheLine()
    {
        var forecast = PeriodForecast.OfLevel([(0, 0.5), (1, 1), (2, 1.5), (3, 2)], 5)!;

        forecast.Value.ShouldBe(3, 1e-12);
        (forecast.Range.High - forecast.Range.Low).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void OfSum_EqualCounts_StillVaryByChance()
    {
        var forecast = PeriodForecast.OfSum([2, 2, 2], 3)!;

        forecast.Range.High.ShouldBeGreaterThan(forecast.Value);
    }

    [Fact]
    public void OfSum_ValuesBelowZero_MayFallFurther() => PeriodForecast.OfSum([-2, 1, -3], 3)!.Range.Low.ShouldBeLessThan(-4);
}

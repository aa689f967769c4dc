using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Kpis;

public class QuantilesTests
{
    // numpy.quantile([1, 2, 4, 8, 16, 32], q), whose default is type 7.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2.5)]
    [InlineData(0.5, 6)]
    [InlineData(0.9, 24)]
    [InlineData(1, 32)]
    public void Of_Type7(double quantile, double value) => Quantiles.Of([1, 2, 4, 8, 16, 32], quantile).ShouldBe(value, 1e-12);

    // Conover 1999, section 3.2: n = 16 at p = .5 has 16·.5 ± 1.96·2 = 4.08 and 11.92, here the 4th and the 13th.
    [Fact]
    public void Interval_OrderStatistics() =>
        Quantiles.Interval([.. Enumerable.Range(1, 16).Select(i => (double)i)], 0.5).ShouldBe(new Interval(4, 13, 0.95, "order_statistics"));

    [Fact]
    public void Interval_BeyondTheSample_IsNone() => Quantiles.Interval([.. Enumerable.Range(1, 20).Select(i => (double)i)], 0.9).ShouldBeNull();

    [Fact]
    public void Interval_HoldsTheMedianAsOftenAsItSays()
    {
        var random = new Random(1);
        var hits = Enumerable.Range(0, 4000).Count(_ =>
        {
            var sample = Enumerable.Range(0, 25).Select(_ => -Math.Log(1 - random.NextDouble())).Order().ToList();
            var interval = Quantiles.Interval(sample, 0.5)!;
            return interval.Low <= Math.Log(2) && Math.Log(2) <= interval.High;
        });

        hits.ShouldBeInRange((int)(4000 * 0.94), 4000);
    }

    [Fact]
    public void Of_Nothing_IsRefused() => Should.Throw<ArgumentException>(() => Quantiles.Of([], 0.5));
}

using Engagement.Core.Kpis;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Kpis;

public class WilsonScoreTests
{
    // Newcombe, Statist. Med. 17 (1998) 857-872, table I, method 3, printed to four places.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Of_PublishedExample_IsThePublishedInterval(int successes, int trials, double low, double high)
    {
        var interval = WilsonScore.Of(successes, trials);

        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
        interval.Level.ShouldBe(0.95);
        interval.Method.ShouldBe("wilson");
    }

    // By hand: n / (n + z²) = 10 / 13.8415 bounds 10 of 10 from below.
    [Fact]
    public void Of_AllSucceed_ReachesOne()
    {
        var interval = WilsonScore.Of(10, 10);

        interval.Low.ShouldBe(0.7225, 0.00005);
        interval.High.ShouldBe(1);
    }

    [Fact]
    public void Of_AnyCounts_ContainsTheProportionWithinBounds() => Prop.ForAll(AnyCounts, counts =>
    {
        var (successes, trials) = counts;
        var interval = WilsonScore.Of(successes, trials);
        var p = (double)successes / trials;
        return interval.Low >= 0 && interval.Low <= p && p <= interval.High && interval.High <= 1 && interval.Low < interval.High;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_SuccessesAndFailuresSwapped_Mirrors() => Prop.ForAll(AnyCounts, counts =>
    {
        var (successes, trials) = counts;
        var (interval, mirrored) = (WilsonScore.Of(successes, trials), WilsonScore.Of(trials - successes, trials));
        return Math.Abs(interval.Low - (1 - mirrored.High)) < 1e-12 && Math.Abs(interval.High - (1 - mirrored.Low)) < 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_TenTimesTheEvidence_IsNarrower() => Prop.ForAll(AnyCounts, counts =>
    {
        var (few, many) = (WilsonScore.Of(counts.Successes, counts.Trials), WilsonScore.Of(10.0 * counts.Successes, 10.0 * counts.Trials));
        return many.High - many.Low < few.High - few.Low;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_CountsNearTheLimitOfLong_StaysFinite()
    {
        var interval = WilsonScore.Of(long.MaxValue / 2, long.MaxValue);

        interval.Low.ShouldBe(0.5, 1e-6);
        interval.High.ShouldBe(0.5, 1e-6);
    }

    [Theory]
    [InlineData(0, 0, "trials")]
    [InlineData(0, -1, "trials")]
    [InlineData(0, double.NaN, "trials")]
    [InlineData(1, double.PositiveInfinity, "trials")]
    [InlineData(-1, 10, "successes")]
    [InlineData(11, 10, "successes")]
    [InlineData(double.NaN, 10, "successes")]
    public void Of_NotAProportion_NamesTheArgument(double successes, double trials, string argument) =>
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonScore.Of(successes, trials)).ParamName.ShouldBe(argument);

    private static Arbitrary<(int Successes, int Trials)> AnyCounts => (
        from trials in Gen.Choose(1, 100_000)
        from successes in Gen.Choose(0, trials)
        select (successes, trials)).ToArbitrary();
}

using Engagement.Core.FakeFans.Accounts;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.FakeFans.Accounts;

public class RoganGladenTests
{
    // By hand: (0.30 - 0.10) / (0.90 - 0.10) = 0.25; (0.5 - 0.05) / (0.95 - 0.05) = 0.5; below and above the rates it is clipped.
    [Theory]
    [InlineData(0.30, 0.90, 0.10, 0.25)]
    [InlineData(0.50, 0.95, 0.05, 0.50)]
    [InlineData(0.02, 0.90, 0.10, 0.00)]
    [InlineData(0.97, 0.90, 0.10, 1.00)]
    [InlineData(0.25, 1.00, 0.00, 0.25)]
    public void Share_ByHand_IsCorrectedAndClipped(double observed, double truePositives, double falsePositives, double share) =>
        RoganGladen.Share(observed, new(truePositives, falsePositives)).ShouldNotBeNull().ShouldBe(share, 1e-12);

    [Fact]
    public void Share_TestThatTellsNothing_IsNotTold()
    {
        RoganGladen.Share(0.4, new(0.3, 0.3)).ShouldBeNull();
        RoganGladen.IntervalOf(4, 10, new(0.3, 0.3), 100, 100).ShouldBeNull();
    }

    [Fact]
    public void Interval_Any_HoldsTheShareWithinBounds() => Prop.ForAll(
        Gen.Choose(1, 2000).SelectMany(n => Gen.Choose(0, n).SelectMany(k => Gen.Choose(55, 100).SelectMany(t => Gen.Choose(0, 40).Select(f => (k, n, t / 100.0, f / 100.0))))).ToArbitrary(),
        sample =>
        {
            var (positives, n, truePositives, falsePositives) = sample;
            var rates = new ErrorRates(truePositives, falsePositives);

            var interval = RoganGladen.IntervalOf(positives, n, rates, 900, 1000).ShouldNotBeNull();

            interval.Low.ShouldBeGreaterThanOrEqualTo(0);
            interval.High.ShouldBeLessThanOrEqualTo(1);
            RoganGladen.Share((double)positives / n, rates)!.Value.ShouldBeInRange(interval.Low, interval.High);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Interval_LessCertainRates_IsWider()
    {
        var certain = RoganGladen.IntervalOf(300, 1000, new(0.95, 0.05), 100_000, 100_000)!;
        var measured = RoganGladen.IntervalOf(300, 1000, new(0.95, 0.05), 100, 100)!;

        (measured.High - measured.Low).ShouldBeGreaterThan(certain.High - certain.Low);
    }

    // The interval is 95 %: over draws of list and validation samples it holds the truth about that often.
    [Theory]
    [InlineData(0.05, 200)]
    [InlineData(0.30, 500)]
    public void Interval_RepeatedDraws_HoldsTheTruthAsOftenAsItSays(double truth, int n)
    {
        const int draws = 2000;
        var random = new Random(7);
        var held = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            var (truePositives, falsePositives) = (Draw(200, 0.95) / 200.0, Draw(200, 0.03) / 200.0);
            var positives = Draw(n, truth * 0.95 + (1 - truth) * 0.03);
            var interval = RoganGladen.IntervalOf(positives, n, new(truePositives, falsePositives), 200, 200)!;
            held += truth >= interval.Low && truth <= interval.High ? 1 : 0;
        }

        ((double)held / draws).ShouldBeInRange(0.93, 0.99);

        int Draw(int count, double p) => Enumerable.Range(0, count).Count(_ => random.NextDouble() < p);
    }
}

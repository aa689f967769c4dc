using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Tests.FakeFans.Pages;

public class NegativeBinomialTailTests
{
    // P(Poisson(3) >= 10) = 0.0011025, exceeded by a standard normal variable at 3.0615; P(Poisson(1) >= 5) = 0.0036598 at 2.6825.
    [Theory]
    [InlineData(10, 3, 3.0615)]
    [InlineData(5, 1, 2.6825)]
    public void Deviations_Poisson_AreThoseOfPublishedTails(double count, double mean, double expected) =>
        NegativeBinomialTail.Deviations(count, mean, 0).ShouldBe(expected, 0.06);

    [Theory]
    [InlineData(60, 20, 0.2)]
    [InlineData(9, 2, 0.5)]
    [InlineData(300, 100, 0.1)]
    public void Deviations_Overdispersed_AreThoseOfTheSummedTail(int count, double mean, double dispersion) =>
        NegativeBinomialTail.Deviations(count, mean, dispersion).ShouldBe(ExactDeviations(count, mean, dispersion), 0.25);

    [Fact]
    public void Deviations_MoreCounted_AreMore() =>
        Enumerable.Range(0, 200).Select(count => NegativeBinomialTail.Deviations(count, 20, 0.3)).ShouldBeInOrder();

    [Fact]
    public void Deviations_AtTheMean_AreZero() => NegativeBinomialTail.Deviations(20, 20, 0.3).ShouldBe(0);

    [Fact]
    public void Deviations_MeanOfZero_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => NegativeBinomialTail.Deviations(1, 0, 0));

    /// <summary>The tail summed term by term, turned into deviations by bisection of the normal tail.</summary>
    private static double ExactDeviations(int count, double mean, double dispersion)
    {
        var (shape, p) = (1 / dispersion, mean * dispersion / (1 + (mean * dispersion)));
        var (term, below) = (Math.Pow(1 - p, shape), 0.0);
        for (var k = 0; k < count; k++)
        {
            below += term;
            term *= (k + shape) / (k + 1) * p;
        }
        var (low, high) = (0.0, 20.0);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = NormalTail(middle) > 1 - below ? (middle, high) : (low, middle);
        }
        return low;
    }

    // Trapezoids are exact enough: the integrand is smooth and dies off.
    private static double NormalTail(double z) =>
        Enumerable.Range(0, 20_000).Sum(i => Math.Exp(-0.5 * Math.Pow(z + ((i + 0.5) * 0.0005), 2))) * 0.0005 / Math.Sqrt(2 * Math.PI);
}

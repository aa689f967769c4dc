using Engagement.Core.Content;

namespace Engagement.Core.Tests.Content;

public class LeastSquaresTests
{
    /// <summary>NIST Statistical Reference Datasets, Longley (higher level of difficulty): six predictors and the certified coefficients.</summary>
    private static readonly double[][] Longley =
    [
        [60323, 83.0, 234289, 2356, 1590, 107608, 1947], [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
        [60171, 88.2, 258054, 3682, 1616, 109773, 1949], [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
        [63221, 96.2, 328975, 2099, 3099, 112075, 1951], [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
        [64989, 99.0, 365385, 1870, 3547, 115094, 1953], [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
        [66019, 101.2, 397469, 2904, 3048, 117388, 1955], [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
        [68169, 108.4, 442769, 2936, 2798, 120445, 1957], [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
        [68655, 112.6, 482704, 3813, 2552, 123366, 1959], [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
        [69331, 115.7, 518173, 4806, 2572, 127852, 1961], [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ];

    [Theory]
    [InlineData(1, 15.0618722713733)]
    [InlineData(2, -0.358191792925910E-01)]
    [InlineData(3, -2.02022980381683)]
    [InlineData(4, -1.03322686717359)]
    [InlineData(5, -0.511041056535807E-01)]
    [InlineData(6, 1829.15146461355)]
    public void EffectOf_Longley_HasTheCertifiedCoefficient(int predictor, double certified)
    {
        double[] Column(int i) => Array.ConvertAll(Longley, row => row[i]);
        var controls = Enumerable.Range(1, 6).Where(i => i != predictor).Select(Column).Prepend([.. Enumerable.Repeat(1.0, 16)]);

        var effect = LeastSquares.EffectOf(Column(predictor), controls, Column(0)).ShouldNotBeNull();

        effect.Estimate.ShouldBe(certified, Math.Abs(certified) * 1e-7);
        effect.DegreesOfFreedom.ShouldBe(9);
    }

    [Fact]
    public void EffectOf_TwoGroups_IsTheirDifferenceWithWelchsError()
    {
        double[] one = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9], other = [27.1, 22.0, 20.8, 23.4];

        var effect = LeastSquares.EffectOf(
            [.. one.Select(_ => 1.0), .. other.Select(_ => 0.0)], [[.. Enumerable.Repeat(1.0, 10)]], [.. one, .. other]).ShouldNotBeNull();

        effect.Estimate.ShouldBe(one.Average() - other.Average(), 1e-12);
        effect.StandardError.ShouldBe(Math.Sqrt((Variance(one) / one.Length) + (Variance(other) / other.Length)), 1e-12);
    }

    [Fact]
    public void EffectOf_AVariableThatControlsExplain_IsNone()
    {
        double[] variable = [1, 0, 1, 0, 1];

        LeastSquares.EffectOf(variable, [[1, 1, 1, 1, 1], [0, 1, 0, 1, 0]], [1, 2, 3, 4, 5]).ShouldBeNull();
        LeastSquares.EffectOf([0, 0, 0, 0, 0], [[1, 1, 1, 1, 1]], [1, 2, 3, 4, 5]).ShouldBeNull();
    }

    [Fact]
    public void EffectOf_AnObservationWithAControlOfItsOwn_ChangesNothing()
    {
        double[] variable = [1, 0, 1, 0, 1, 0], outcome = [3, 1, 4, 1, 5, 2], constant = [1, 1, 1, 1, 1, 1];
        var without = LeastSquares.EffectOf(variable, [constant], outcome)!.Value;

        var with = LeastSquares.EffectOf([.. variable, 1], [[.. constant, 1], [0, 0, 0, 0, 0, 0, 1]], [.. outcome, 1e6])!.Value;

        with.Estimate.ShouldBe(without.Estimate, 1e-9);
        with.StandardError.ShouldBe(without.StandardError, 1e-9);
        with.DegreesOfFreedom.ShouldBe(without.DegreesOfFreedom);
    }

    private static double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
}

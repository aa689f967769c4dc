using Engagement.Core.Kpis;

namespace Engagement.Core.Objectives;

/// <summary>What is expected at a deadline from the values of periods before it.</summary>
/// <param name="Value">The expected value.</param>
/// <param name="Range">Where it will be found in 95 of 100 such cases, if periods go on varying as they did.</param>
public sealed record PeriodForecast(double Value, Interval Range)
{
    /// <summary>Fewer values say nothing about how much they vary.</summary>
    public const int FewestForSum = 3;

    /// <summary>A trend needs one more.</summary>
    public const int FewestForLevel = 4;

    private const double Level = 0.95;

    /// <summary>The sum of what is known and of periods like those.</summary>
    /// <remarks>
    /// Source: the prediction interval of a sum of m further values of a normal sample, m·mean ± t(n-1)·s·√(m + m²/n); G. J. Hahn, W. Q. Meeker,
    /// Statistical Intervals (1991), section 4.8.
    /// </remarks>
    /// <param name="known">Values of periods that are known.</param>
    /// <param name="unknown">How many periods are not known, past or to come; above 0.</param>
    /// <returns>Null with fewer than <see cref="FewestForSum"/> values.</returns>
    public static PeriodForecast? OfSum(IReadOnlyList<double> known, int unknown)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentOutOfRangeException.ThrowIfLessThan(unknown, 1);
        var n = known.Count;
        if (n < FewestForSum)
            return null;
        var mean = known.Average();
        var variance = AtLeastPoisson(known, mean, known.Sum(value => (value - mean) * (value - mean)) / (n - 1));
        var half = StudentT.TwoSided95(n - 1) * Math.Sqrt(variance * (unknown + ((double)unknown * unknown / n)));
        return Around(known.Sum() + (unknown * mean), half, known, floor: known.Sum(), "prediction_of_sum");
    }

    /// <summary>The value of a period to come, on the straight line through those known.</summary>
    /// <remarks>Source: the prediction interval of simple linear regression, t(n-2)·s·√(1 + 1/n + (x - x̄)²/Sxx); N. R. Draper, H. Smith, Applied Regression Analysis (1998), section 1.4.</remarks>
    /// <param name="known">Place of each known period in order, and its value.</param>
    /// <param name="place">The place to look at.</param>
    /// <returns>Null with fewer than <see cref="FewestForLevel"/> values.</returns>
    public static PeriodForecast? OfLevel(IReadOnlyList<(double Place, double Value)> known, double place)
    {
        ArgumentNullException.ThrowIfNull(known);
        var n = known.Count;
        if (n < FewestForLevel)
            return null;
        var (meanPlace, mean) = (known.Average(one => one.Place), known.Average(one => one.Value));
        var spread = known.Sum(one => (one.Place - meanPlace) * (one.Place - meanPlace));
        var slope = known.Sum(one => (one.Place - meanPlace) * (one.Value - mean)) / spread;
        double[] values = [.. known.Select(one => one.Value)];
        var residual = known.Sum(one => Square(one.Value - mean - (slope * (one.Place - meanPlace)))) / (n - 2);
        var variance = AtLeastPoisson(values, mean, residual);
        var half = StudentT.TwoSided95(n - 2) * Math.Sqrt(variance * (1 + (1.0 / n) + (Square(place - meanPlace) / spread)));
        return Around(mean + (slope * (place - meanPlace)), half, values, floor: 0, "prediction_of_trend");
    }

    private static double Square(double x) => x * x;

    // Counts vary at least as much as chance alone makes them vary, even where a few of them happen to be equal.
    private static double AtLeastPoisson(IReadOnlyList<double> values, double mean, double variance) => AreCounts(values) ? Math.Max(variance, mean) : variance;

    private static bool AreCounts(IReadOnlyList<double> values) => values.All(value => value >= 0 && value == Math.Floor(value));

    // What was never below zero is not expected there.
    private static PeriodForecast Around(double value, double half, IReadOnlyList<double> values, double floor, string method)
    {
        var bound = values.All(one => one >= 0) ? floor : double.NegativeInfinity;
        var expected = Math.Max(value, bound);
        return new(expected, new(Math.Max(value - half, bound), Math.Max(value + half, expected), Level, method));
    }
}

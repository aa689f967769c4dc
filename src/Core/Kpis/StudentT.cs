namespace Engagement.Core.Kpis;

/// <summary>Student's distribution.</summary>
public static class StudentT
{
    // The expansion loses its third digit below 6 degrees of freedom; these are the quantiles themselves.
    private static readonly double[] Few = [12.706204736, 4.302652730, 3.182446305, 2.776445105, 2.570581836];

    /// <summary>The quantile of 0.975: an interval that reaches so many standard errors to both sides has the level of 95 %.</summary>
    /// <remarks>Abramowitz and Stegun 26.7.5, to 0.0002.</remarks>
    /// <param name="degreesOfFreedom">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no degrees of freedom.</exception>
    public static double TwoSided95(int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        if (degreesOfFreedom <= Few.Length)
            return Few[degreesOfFreedom - 1];
        const double Z = WilsonScore.Z, Z3 = Z * Z * Z, Z5 = Z3 * Z * Z, Z7 = Z5 * Z * Z, Z9 = Z7 * Z * Z;
        var v = (double)degreesOfFreedom;
        return Z
            + ((Z3 + Z) / 4 / v)
            + (((5 * Z5) + (16 * Z3) + (3 * Z)) / 96 / (v * v))
            + (((3 * Z7) + (19 * Z5) + (17 * Z3) - (15 * Z)) / 384 / (v * v * v))
            + (((79 * Z9) + (776 * Z7) + (1482 * Z5) - (1920 * Z3) - (945 * Z)) / 92160 / (v * v * v * v));
    }
}

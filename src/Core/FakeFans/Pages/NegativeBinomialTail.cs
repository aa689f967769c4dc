namespace Engagement.Core.FakeFans.Pages;

/// <summary>How far out in a negative binomial distribution a count lies, in standard normal deviations.</summary>
/// <remarks>
/// The signed root of the deviance with a continuity correction of one half: as exact as is needed from means of a fraction to millions, where
/// ratios to a standard deviation are far off for small counts. Source: P. McCullagh, J. A. Nelder, Generalized Linear Models (1989), 2.3 and
/// D. B. Peizer, J. W. Pratt, J. Am. Stat. Assoc. 63 (1968) 1416-1456.
/// </remarks>
public static class NegativeBinomialTail
{
    /// <summary>The deviation that a standard normal variable exceeds as rarely as the count is reached or exceeded; negative below the mean.</summary>
    /// <param name="count">The count, 0 or more.</param>
    /// <param name="mean">The mean, above 0.</param>
    /// <param name="dispersion">Variance = mean + dispersion mean²; 0 is a Poisson distribution.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not above 0, or the dispersion is negative.</exception>
    public static double Deviations(double count, double mean, double dispersion)
    {
        if (!(mean > 0))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "the mean of a count is above 0");
        ArgumentOutOfRangeException.ThrowIfNegative(dispersion);
        var y = count > mean ? Math.Max(mean, count - 0.5) : Math.Min(mean, count + 0.5);
        double deviance;
        if (dispersion < 1e-9)
            deviance = (y > 0 ? y * Math.Log(y / mean) : 0) - (y - mean);
        else
        {
            var shape = 1 / dispersion;
            deviance = (y > 0 ? y * Math.Log(y / mean) : 0) - ((y + shape) * Math.Log((y + shape) / (mean + shape)));
        }
        return Math.CopySign(Math.Sqrt(2 * Math.Max(0, deviance)), count - mean);
    }
}

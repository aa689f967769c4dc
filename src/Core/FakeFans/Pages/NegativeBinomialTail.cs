namespace Engagement.Core.FakeFans.Pages;

/// <summary>How far out in a negative binomial distribution a count lies, in standard normal deviations.</summary>
/// <remarks>
/// The signed root of the deviance with a continuity correction of one half and, above the mean, the correction of second order: right to a few
/// hundredths from means of a fraction to millions, where ratios to a standard deviation are far off for small counts. Source: P. McCullagh,
/// J. A. Nelder, Generalized Linear Models (1989), 2.3; O. E. Barndorff-Nielsen, Biometrika 73 (1986) 307-322, for r*.
/// </remarks>
public static class NegativeBinomialTail
{
    // Below, the distribution is a Poisson distribution to all digits that matter.
    private const double LeastDispersion = 1e-9;
    private const double SmallRoot = 0.05;

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
        // Half a count towards the mean: a step of a lattice stands for the strip around it.
        var y = count > mean ? Math.Max(mean, count - 0.5) : Math.Min(mean, count + 0.5);
        var (logRatio, logRest, shape) = (y > 0 ? Math.Log(y / mean) : 0, 0.0, 0.0);
        if (dispersion >= LeastDispersion)
        {
            shape = 1 / dispersion;
            logRest = Math.Log((y + shape) / (mean + shape));
        }
        var deviance = (y * logRatio) - (dispersion < LeastDispersion ? y - mean : (y + shape) * logRest);
        var root = Math.Sqrt(2 * Math.Max(0, deviance));
        if (count < mean)
            return -root;
        // The second order makes up for skewness; near the mean there is none to make up for, and it would be 0 / 0.
        var wald = (logRatio - logRest) * Math.Sqrt(y + (dispersion * y * y));
        return root < SmallRoot ? root : root + (Math.Min(1, root * root / 4) * Math.Log(wald / root) / root);
    }
}

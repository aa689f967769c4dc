namespace Engagement.Core.Kpis;

/// <summary>Quantiles of a sample, and how far those of what it was drawn from may be.</summary>
/// <remarks>
/// Value: linear between the order statistics around (n - 1) p, so that the median of an even number is the mean of the middle two: type 7 of
/// R. J. Hyndman and Y. Fan, Amer. Statist. 50 (1996) 361-365. Interval: two order statistics between which the quantile lies with the level's
/// probability whatever the distribution, by the normal approximation of the binomial with continuity kept on the safe side: W. J. Conover,
/// Practical Nonparametric Statistics, 1999, section 3.2.
/// </remarks>
public static class Quantiles
{
    /// <summary>The name of the method in <see cref="Kpis.Interval.Method"/>.</summary>
    public const string Method = "order_statistics";

    /// <summary>A quantile.</summary>
    /// <param name="ordered">The sample, smallest first; not empty.</param>
    /// <param name="quantile">0 to 1.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not 0 to 1.</exception>
    public static double Of(IReadOnlyList<double> ordered, double quantile)
    {
        Check(ordered, quantile);
        var position = (ordered.Count - 1) * quantile;
        var below = (int)Math.Floor(position);
        return below + 1 == ordered.Count ? ordered[below] : ordered[below] + ((position - below) * (ordered[below + 1] - ordered[below]));
    }

    /// <summary>The interval of a quantile; null where the sample is too small for its bounds to lie within.</summary>
    /// <param name="ordered">The sample, smallest first; not empty.</param>
    /// <param name="quantile">0 to 1.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not 0 to 1.</exception>
    public static Interval? Interval(IReadOnlyList<double> ordered, double quantile)
    {
        Check(ordered, quantile);
        var halfWidth = WilsonScore.Z * Math.Sqrt(ordered.Count * quantile * (1 - quantile));
        var (low, high) = ((int)Math.Floor((ordered.Count * quantile) - halfWidth), (int)Math.Ceiling((ordered.Count * quantile) + halfWidth) + 1);
        return low < 1 || high > ordered.Count ? null : new(ordered[low - 1], ordered[high - 1], WilsonScore.Level, Method);
    }

    private static void Check(IReadOnlyList<double> ordered, double quantile)
    {
        ArgumentNullException.ThrowIfNull(ordered);
        if (ordered.Count == 0)
            throw new ArgumentException("a quantile needs at least one observation", nameof(ordered));
        if (!(quantile >= 0 && quantile <= 1))
            throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "a quantile is 0 to 1");
    }
}

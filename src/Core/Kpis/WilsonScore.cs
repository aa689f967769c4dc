namespace Engagement.Core.Kpis;

/// <summary>Wilson's score interval of a proportion: holds its level on small samples and near 0 and 1; p ± z·se does not.</summary>
/// <remarks>
/// Source: E. B. Wilson, J. Amer. Statist. Assoc. 22 (1927) 209-212; method 3 of R. G. Newcombe, Statist. Med. 17 (1998) 857-872.
/// </remarks>
public static class WilsonScore
{
    /// <summary>The level of every interval: 95 %.</summary>
    public const double Level = 0.95;

    /// <summary>The name of this method in <see cref="Interval.Method"/>.</summary>
    public const string Method = "wilson";

    /// <summary>The standard normal quantile of (1 + <see cref="Level"/>) / 2.</summary>
    internal const double Z = 1.959963984540054;

    /// <summary>The interval of successes / trials.</summary>
    /// <param name="successes">Trials that succeeded: 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Independent trials, above 0; may be a fraction when it is an effective number.</param>
    /// <param name="method">What to call the method, when the caller's trials are not plain counts.</param>
    /// <returns>Bounds within 0..1 that contain successes / trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Trials are not above 0, or successes are not 0 to trials.</exception>
    public static Interval Of(double successes, double trials, string method = Method)
    {
        if (!(trials > 0 && double.IsFinite(trials)))
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "a proportion needs a finite number of trials above 0");
        if (!(successes >= 0 && successes <= trials))
            throw new ArgumentOutOfRangeException(nameof(successes), successes, "successes must be 0 to the number of trials");
        var p = successes / trials;
        var centre = (2 * successes) + (Z * Z);
        var halfWidth = Z * Math.Sqrt((Z * Z) + (4 * successes * (1 - p)));
        var scale = 2 * (trials + (Z * Z));
        return new(Math.Clamp((centre - halfWidth) / scale, 0, p), Math.Clamp((centre + halfWidth) / scale, p, 1), Level, method);
    }
}

using Engagement.Core.Kpis;

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>The true share behind an observed one, when the test that observed it is wrong at known rates.</summary>
/// <remarks>
/// Source: W. J. Rogan and B. Gladen, "Estimating prevalence from the results of a screening test", Am. J. Epidemiol. 107 (1978) 71-76; the
/// interval, which knows that the rates were measured on finite samples, is that of Z. Lang and J. Reiczigel, "Confidence limits for prevalence
/// of disease adjusted for estimated sensitivity and specificity", Prev. Vet. Med. 113 (2014) 13-22.
/// </remarks>
public static class RoganGladen
{
    /// <summary>The name of this method in <see cref="Interval.Method"/>.</summary>
    public const string Method = "lang_reiczigel";

    private const double Z = WilsonScore.Z;

    /// <summary>(observed - false positive rate) / (true positive rate - false positive rate), within 0 to 1.</summary>
    /// <returns>Null when the test tells nothing: its true positive rate is not above its false positive rate.</returns>
    /// <param name="observed">Share that the test found positive, 0 to 1.</param>
    /// <param name="rates">How often the test is right.</param>
    public static double? Share(double observed, ErrorRates rates) => rates.TruePositiveRate > rates.FalsePositiveRate
        ? Math.Clamp((observed - rates.FalsePositiveRate) / (rates.TruePositiveRate - rates.FalsePositiveRate), 0, 1)
        : null;

    /// <summary>The interval of the true share.</summary>
    /// <param name="positives">How many the test found positive, 0 to <paramref name="n"/>.</param>
    /// <param name="n">How many were tested, above 0.</param>
    /// <param name="rates">How often the test is right.</param>
    /// <param name="fakes">On how many fakes its true positive rate was measured.</param>
    /// <param name="genuine">On how many genuine ones its false positive rate was measured.</param>
    /// <returns>Bounds within 0 to 1 that contain <see cref="Share"/>; null when the test tells nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Nothing was tested, or positives are not 0 to n.</exception>
    public static Interval? IntervalOf(long positives, long n, ErrorRates rates, int fakes, int genuine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(positives);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(positives, n);
        if (Share((double)positives / n, rates) is not { } share)
            return null;
        // Agresti and Coull's idea: two more of each, so that rates of 0 and 1 are not taken for certain.
        var tested = n + (Z * Z);
        var observed = (positives + (Z * Z / 2)) / tested;
        var (fakesPlus, genuinePlus) = (fakes + 2.0, genuine + 2.0);
        var sensitivity = ((fakes * rates.TruePositiveRate) + 1) / fakesPlus;
        var specificity = ((genuine * (1 - rates.FalsePositiveRate)) + 1) / genuinePlus;
        var youden = sensitivity + specificity - 1;
        if (youden <= 0)
            return null;
        var adjusted = (observed + specificity - 1) / youden;
        var (ofSensitivity, ofSpecificity) = (sensitivity * (1 - sensitivity) / fakesPlus, specificity * (1 - specificity) / genuinePlus);
        var shift = 2 * Z * Z * ((adjusted * ofSensitivity) - ((1 - adjusted) * ofSpecificity));
        var deviation = Math.Sqrt((observed * (1 - observed) / tested) + (adjusted * adjusted * ofSensitivity) + ((1 - adjusted) * (1 - adjusted) * ofSpecificity)) / youden;
        return new(Math.Clamp(adjusted + shift - (Z * deviation), 0, share), Math.Clamp(adjusted + shift + (Z * deviation), share, 1), WilsonScore.Level, Method);
    }
}

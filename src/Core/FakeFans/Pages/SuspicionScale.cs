namespace Engagement.Core.FakeFans.Pages;

/// <summary>From deviations to suspicion: how often organic pages show as much was measured, see docs/fake-fans.md.</summary>
internal static class SuspicionScale
{
    public const double Watch = 0.5;
    public const double Suspicious = 0.75;
    public const double Strong = 0.9;

    private const double Steepness = 3;

    // Deviations at which a kind of evidence is worth a look. Set on generated organic histories so that all kinds together reach it in one
    // page-month of a hundred; docs/fake-fans.md says how and what else they were checked on.
    private static double HalfwayOf(AnomalyKind kind) => kind switch
    {
        AnomalyKind.Burst => 5.6,
        AnomalyKind.Drip => 4.25,
        AnomalyKind.Dilution => 5.5,
        AnomalyKind.ForeignMix => 5.0,
        AnomalyKind.Purge => 4.0,
        _ => 5.2,
    };

    /// <summary>0 without deviation, one half at the deviation of the kind that is worth a look; rises for ever, so that days can be ranked.</summary>
    public static double Score(AnomalyKind kind, double deviations)
    {
        if (!(deviations > 0))
            return 0;
        var ratio = Math.Pow(deviations / HalfwayOf(kind), Steepness);
        return ratio / (1 + ratio);
    }

    public static SuspicionLevel LevelOf(double score) =>
        score >= Strong ? SuspicionLevel.Strong : score >= Suspicious ? SuspicionLevel.Suspicious : score >= Watch ? SuspicionLevel.Watch : SuspicionLevel.None;
}

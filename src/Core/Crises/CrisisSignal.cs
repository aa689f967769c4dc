namespace Engagement.Core.Crises;

/// <summary>The rules that a crisis index is composed of.</summary>
public enum CrisisSignal
{
    /// <summary>Far more upset comments than at this time of day in the two weeks before.</summary>
    UpsetVolume,

    /// <summary>A far larger share of the comments is upset than in the two weeks before.</summary>
    UpsetShare,

    /// <summary>More insults than usual.</summary>
    Insults,

    /// <summary>Several people use words such as "boycott" or "lawsuit".</summary>
    AlertWords,
}

/// <summary>How much one rule contributes.</summary>
/// <param name="Signal">The rule.</param>
/// <param name="Strength">0 to 1; the index is 100 (1 - the product of 1 - strength over all rules).</param>
/// <param name="Observed">What was counted: comments, a share, or people.</param>
/// <param name="Usual">What was to be expected of it; null for alert words, which need no comparison.</param>
/// <param name="Deviations">How far out that is in standard normal deviations; null for alert words.</param>
public sealed record CrisisEvidence(CrisisSignal Signal, double Strength, double Observed, double? Usual, double? Deviations);

namespace Engagement.Core.Text;

/// <summary>The attitude that a text expresses.</summary>
public enum Tone
{
    /// <summary>Critical, unhappy or angry.</summary>
    Negative,

    /// <summary>Neither, or both in balance.</summary>
    Neutral,

    /// <summary>Pleased, grateful or praising.</summary>
    Positive,
}

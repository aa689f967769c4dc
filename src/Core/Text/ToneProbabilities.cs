namespace Engagement.Core.Text;

/// <summary>How probable each tone of a text is, calibrated: of texts given .8, about 80 % have that tone.</summary>
/// <param name="Negative">Probability of a negative tone, 0 to 1.</param>
/// <param name="Neutral">Probability of a neutral tone, 0 to 1.</param>
/// <param name="Positive">Probability of a positive tone, 0 to 1; the three add up to 1.</param>
public readonly record struct ToneProbabilities(float Negative, float Neutral, float Positive)
{
    /// <summary>The most probable tone; neutral where it ties with another, negative where that ties with positive.</summary>
    public Tone Tone => Neutral >= Negative && Neutral >= Positive ? Tone.Neutral : Negative >= Positive ? Tone.Negative : Tone.Positive;
}

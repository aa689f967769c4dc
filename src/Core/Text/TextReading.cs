namespace Engagement.Core.Text;

/// <summary>What a reader makes of one text.</summary>
/// <param name="Language">The language.</param>
/// <param name="Tone">How probable each tone is; null where it is not judged: in other languages, and where there is nothing to judge.</param>
/// <param name="Traits">What the text does or contains.</param>
public readonly record struct TextReading(TextLanguage Language, ToneProbabilities? Tone, TextTraits Traits)
{
    /// <summary>Whether the text has a trait.</summary>
    /// <param name="trait">One trait.</param>
    public bool Has(TextTraits trait) => (Traits & trait) == trait;
}

namespace Engagement.Core.Text;

/// <summary>What a reason speaks for.</summary>
public enum ReasonFor
{
    /// <summary>The most probable tone.</summary>
    Tone,

    /// <summary>That the text asks or requests.</summary>
    Question,

    /// <summary>That the text complains.</summary>
    Complaint,

    /// <summary>That the text insults.</summary>
    Insult,

    /// <summary>That the text is spam.</summary>
    Spam,

    /// <summary>That the text is mere courtesy.</summary>
    Courtesy,
}

/// <summary>A word that decided, with its neighbours and the letters inside it taken together.</summary>
/// <param name="For">What it speaks for.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Weight">How much it speaks for that, in log-odds; 0 for words that a rule asks for.</param>
public readonly record struct TextReason(ReasonFor For, int Start, int Length, float Weight);

/// <summary>A reading with its reasons.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Reasons">The words that decided, for each aspect at most <see cref="MostPerAspect"/>, the weightiest first; none for the language.</param>
public sealed record ExplainedReading(TextReading Reading, IReadOnlyList<TextReason> Reasons)
{
    /// <summary>How many words are given per aspect at most.</summary>
    public const int MostPerAspect = 3;
}

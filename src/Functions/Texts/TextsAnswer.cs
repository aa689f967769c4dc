using Engagement.Core.Text;

namespace Engagement.Functions.Texts;

/// <summary>What was read of each text, in the order of the request.</summary>
internal sealed record TextsAnswer(IReadOnlyList<TextAnswer> Readings);

/// <param name="Lang">fr, en, other or unsure.</param>
/// <param name="Tone">Null where it is not judged.</param>
internal sealed record TextAnswer(
    string Lang, string? Tone, float? PNegative, float? PNeutral, float? PPositive, bool Question, bool Complaint, bool Insult, bool Spam, bool Courtesy, IReadOnlyList<ReasonAnswer> Reasons)
{
    public static TextAnswer Of(string text, TextReading reading, IReadOnlyList<TextReason> reasons) => new(
        reading.Language switch { TextLanguage.French => "fr", TextLanguage.English => "en", TextLanguage.Other => "other", _ => "unsure" },
        reading.Tone is { } tone ? Name(tone.Tone) : null,
        reading.Tone?.Negative,
        reading.Tone?.Neutral,
        reading.Tone?.Positive,
        reading.Has(TextTraits.Question),
        reading.Has(TextTraits.Complaint),
        reading.Has(TextTraits.Insult),
        reading.Has(TextTraits.Spam),
        reading.Has(TextTraits.Courtesy),
        [.. reasons.Select(reason => new ReasonAnswer(Name(reason.For), text.Substring(reason.Start, reason.Length), reason.Start, reason.Weight))]);

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <param name="For">tone, question, complaint, insult, spam or courtesy.</param>
internal sealed record ReasonAnswer(string For, string Text, int Start, float Weight);

namespace Engagement.Core.Text;

/// <summary>How scores become probabilities and decisions, fitted on texts that the weights were not fitted on.</summary>
/// <param name="values">Per language, French first: what is added to each of the three tones' scores, and by what they are then multiplied; then the
/// thresholds of question, complaint and insult in French and in English; then how probable a language must be to be stated.</param>
internal sealed class Calibration(float[] values)
{
    private const int PerLanguage = 7;

    /// <summary>How many values there are.</summary>
    public const int Count = 2 * PerLanguage + 1;

    /// <summary>The values, as kept with the weights.</summary>
    public float[] Values { get; } = values.Length == Count ? values : throw new InvalidDataException($"calibration has {values.Length} values and not {Count}");

    /// <summary>How probable a language must be to be stated.</summary>
    public float LanguageThreshold => Values[^1];

    /// <summary>From which score on a text is a question.</summary>
    /// <param name="isFrench">Whether it is French.</param>
    public float QuestionThreshold(bool isFrench) => Of(isFrench)[4];

    /// <summary>From which score on a text is a complaint.</summary>
    /// <param name="isFrench">Whether it is French.</param>
    public float ComplaintThreshold(bool isFrench) => Of(isFrench)[5];

    /// <summary>From which score on a text needs a look for insults.</summary>
    /// <param name="isFrench">Whether it is French.</param>
    public float InsultThreshold(bool isFrench) => Of(isFrench)[6];

    /// <summary>The probabilities of the three tones.</summary>
    /// <param name="scores">Scores of negative, neutral and positive.</param>
    /// <param name="isFrench">Whether the text is French.</param>
    public ToneProbabilities Tone(ReadOnlySpan<float> scores, bool isFrench)
    {
        var values = Of(isFrench);
        Span<float> probabilities = stackalloc float[3];
        for (var tone = 0; tone < 3; tone++)
            probabilities[tone] = (scores[tone] + values[tone]) * values[3];
        Probability.Softmax(probabilities);
        return new(probabilities[0], probabilities[1], probabilities[2]);
    }

    /// <summary>The part of the values that is about a language.</summary>
    /// <param name="values">All values.</param>
    /// <param name="isFrench">French, or English.</param>
    public static Span<float> Part(float[] values, bool isFrench) => values.AsSpan(isFrench ? 0 : PerLanguage, PerLanguage);

    private ReadOnlySpan<float> Of(bool isFrench) => Part(Values, isFrench);
}

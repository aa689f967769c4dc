namespace Engagement.Core.Text;

/// <summary>
/// Reads comments in French and English: which language, which tone, and whether a text asks, complains, insults, advertises or is merely polite. Embedded
/// weights, no service; the same text gives the same answer bit for bit on every machine. Its quality is in docs/text-model.md.
/// </summary>
public sealed class CommentReader
{
    /// <summary>One more with each change that reads any text differently: what an older version has read is read again while the text is kept.</summary>
    public const int Version = 2;

    private const string Weights = "Engagement.Core.Text.comment-reader.weights";

    private static readonly Lazy<CommentReader> Embedded = new(() => new(CommentModel.Read(
        typeof(CommentReader).Assembly.GetManifestResourceStream(Weights) ?? throw new InvalidOperationException($"{Weights} is not in the assembly"))));

    private readonly CommentModel _model;

    internal CommentReader(CommentModel model) => _model = model;

    /// <summary>The reader with the weights that come with this version. Safe to use from several threads.</summary>
    public static CommentReader Default => Embedded.Value;

    /// <summary>Reads one text, of any length and content, without allocating.</summary>
    /// <param name="text">The text as its author wrote it; markup, entities and unpaired surrogates do no harm.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public TextReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Decide(Score(text));
    }

    /// <summary>Reads one text and tells which of its words decided.</summary>
    /// <param name="text">The text as its author wrote it.</param>
    /// <returns>The same reading as <see cref="Read"/> gives, with its reasons.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public ExplainedReading Explain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = Read(text);
        return new(reading, Reasons(text, reading));
    }

    /// <summary>Tells which words of a text speak for a reading of it, whoever read it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reading">What was read.</param>
    public IReadOnlyList<TextReason> Reasons(string text, TextReading reading)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextReasons.Find(_model, text, reading);
    }

    internal TextScores Score(ReadOnlySpan<char> text) => TextScores.Of(_model, text);

    private TextReading Decide(in TextScores scores)
    {
        var language = TextLanguages.Decide(in scores, _model.Calibration.LanguageThreshold);
        var traits = SpamRules.IsSpam(in scores.Surface) ? TextTraits.Spam : TextTraits.None;
        if (language == TextLanguage.Other)
            return new(language, null, traits);
        if (scores.Surface.Words + scores.Surface.FaceCount == 0)
            return new(language, null, traits | (scores.Surface.QuestionMarks > 0 ? TextTraits.Question : TextTraits.None));

        var calibration = _model.Calibration;
        if (CourtesyRules.IsCourtesy(in scores.Surface))
            traits |= TextTraits.Courtesy;
        if (scores.Question >= calibration.QuestionThreshold(scores.IsFrench))
            traits |= TextTraits.Question;
        if (scores.Complaint >= calibration.ComplaintThreshold(scores.IsFrench))
            traits |= TextTraits.Complaint;
        if (scores.Insult >= calibration.InsultThreshold(scores.IsFrench))
            traits |= TextTraits.Insult;
        ToneProbabilities? tone = TextLanguages.AllowsTone(in scores, language) ? calibration.Tone(scores.Tones, scores.IsFrench) : null;
        return new(language, tone, traits);
    }
}

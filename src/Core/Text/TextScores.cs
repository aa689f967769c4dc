namespace Engagement.Core.Text;

/// <summary>What the heads of the model say about one text, before it is decided what the text is.</summary>
internal struct TextScores
{
    /// <summary>What was counted.</summary>
    public TextSurface Surface;

    /// <summary>How probable French, English and another language are.</summary>
    public ThreeScores Languages;

    /// <summary>Whether French is more probable than English, so that French weights count.</summary>
    public bool IsFrench;

    /// <summary>Scores of the three tones, neutral being 0.</summary>
    public ThreeScores Tones;

    /// <summary>Score of a question, in log-odds.</summary>
    public float Question;

    /// <summary>Score of a complaint, in log-odds.</summary>
    public float Complaint;

    /// <summary>Score of an insult, in log-odds.</summary>
    public float Insult;

    /// <summary>Scores a text.</summary>
    /// <param name="model">The weights.</param>
    /// <param name="text">The text.</param>
    public static TextScores Of(CommentModel model, ReadOnlySpan<char> text)
    {
        var sink = new ScoreSink(model);
        var scores = new TextScores { Surface = TextFeatures.Extract(text, model.Lexicon, ref sink) };
        var scale = 1 / MathF.Sqrt(Math.Max(sink.Features, 1));
        scores.Languages[0] = Hashed(model, ref sink, CommentModel.LanguageHead, scale);
        scores.Languages[1] = Hashed(model, ref sink, CommentModel.LanguageHead + 1, scale);
        Probability.Softmax(scores.Languages);
        scores.IsFrench = scores.Languages[0] > scores.Languages[1];

        Span<ushort> features = stackalloc ushort[SurfaceFeatures.PerText];
        SurfaceFeatures.Write(in scores.Surface, scores.IsFrench, features);
        scores.Tones[(int)Tone.Negative] = Score(model, ref sink, features, CommentModel.ToneHead, scale);
        scores.Tones[(int)Tone.Positive] = Score(model, ref sink, features, CommentModel.ToneHead + 1, scale);
        if (!scores.IsFrench)
        {
            var (negative, positive) = sink.Network();
            scores.Tones[(int)Tone.Negative] += negative;
            scores.Tones[(int)Tone.Positive] += positive;
        }

        scores.Complaint = Score(model, ref sink, features, CommentModel.ComplaintHead, scale);
        scores.Insult = Score(model, ref sink, features, CommentModel.InsultHead, scale);
        scores.Question = model.Biases[CommentModel.QuestionHead] + sink.Question(scores.IsFrench);
        return scores;
    }

    private static float Hashed(CommentModel model, ref ScoreSink sink, int head, float scale) => model.Biases[head] + sink[head] * model.HashedScales[head] * scale;

    private static float Score(CommentModel model, ref ScoreSink sink, ReadOnlySpan<ushort> features, int head, float scale)
    {
        var steps = 0;
        foreach (var feature in features)
            steps += model.Surface[feature * CommentModel.Stride + head];
        return Hashed(model, ref sink, head, scale) + steps * model.SurfaceScales[head];
    }

    /// <summary>Three numbers.</summary>
    [System.Runtime.CompilerServices.InlineArray(3)]
    public struct ThreeScores
    {
        private float _first;
    }
}

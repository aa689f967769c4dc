namespace Engagement.Core.Text;

/// <summary>Finds the words that decided: a text is taken apart once more, and what each token adds to a head is kept.</summary>
internal static class TextReasons
{
    /// <summary>The reasons for a reading.</summary>
    /// <param name="model">The weights.</param>
    /// <param name="text">The text.</param>
    /// <param name="reading">What was read.</param>
    public static IReadOnlyList<TextReason> Find(CommentModel model, string text, TextReading reading)
    {
        var tokens = new List<WeighedToken>();
        var sink = new TokenSink(model.Hashed, model.Shift, tokens);
        TextFeatures.Extract(text, model.Lexicon, ref sink);
        var scale = 1 / MathF.Sqrt(Math.Max(sink.Features, 1));
        var reasons = new List<TextReason>();
        if (reading.Tone is { } tone)
            Take(ReasonFor.Tone, token => WeightFor(tone.Tone, token, model) * scale, _ => true);
        if (reading.Has(TextTraits.Question))
        {
            var asking = tokens.GroupBy(token => token.Sentence).MaxBy(sentence => sentence.Sum(token => token[CommentModel.QuestionHead]) / Math.Sqrt(sentence.Sum(token => token.Features)))?.Key;
            Take(ReasonFor.Question, token => Weight(token, CommentModel.QuestionHead, model) * scale, token => token.Sentence == asking);
        }

        if (reading.Has(TextTraits.Complaint))
            Take(ReasonFor.Complaint, token => Weight(token, CommentModel.ComplaintHead, model) * scale, _ => true);
        if (reading.Has(TextTraits.Insult))
            Take(ReasonFor.Insult, token => Weight(token, CommentModel.InsultHead, model) * scale, _ => true);
        if (reading.Has(TextTraits.Spam))
            TakeRuled(ReasonFor.Spam, token => (token.Roles & (WordRoles.Lure | WordRoles.Contact)) != 0 || token.Kind is TokenKind.Link);
        if (reading.Has(TextTraits.Courtesy))
            TakeRuled(ReasonFor.Courtesy, token => (token.Roles & WordRoles.Courtesy) != 0);
        return reasons;

        void Take(ReasonFor aspect, Func<WeighedToken, float> weigh, Func<WeighedToken, bool> applies) => reasons.AddRange(tokens
            .Where(applies)
            .Select(token => new TextReason(aspect, token.Start, token.Length, weigh(token)))
            .Where(reason => reason.Weight > 0)
            .OrderByDescending(reason => reason.Weight).ThenBy(reason => reason.Start)
            .Take(ExplainedReading.MostPerAspect));

        void TakeRuled(ReasonFor aspect, Func<WeighedToken, bool> applies) => reasons.AddRange(tokens
            .Where(applies)
            .Take(ExplainedReading.MostPerAspect)
            .Select(token => new TextReason(aspect, token.Start, token.Length, 0)));
    }

    private static float Weight(WeighedToken token, int head, CommentModel model) => token[head] * model.HashedScales[head];

    /// <summary>What a token adds to a tone beyond what it adds to the other two on average.</summary>
    private static float WeightFor(Tone tone, WeighedToken token, CommentModel model)
    {
        var negative = Weight(token, CommentModel.ToneHead, model);
        var positive = Weight(token, CommentModel.ToneHead + 1, model);
        return tone switch
        {
            Tone.Negative => negative - positive / 2,
            Tone.Positive => positive - negative / 2,
            _ => -(negative + positive) / 2,
        };
    }
}

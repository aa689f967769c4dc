using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>An example of the calibration part with the scores that weights trained without it give.</summary>
internal sealed record ScoredExample(Example Example, float[] Scores);

/// <summary>Fits what turns scores into probabilities and decisions, on the calibration part.</summary>
internal static class CalibrationFit
{
    /// <summary>
    /// Sets what is added to the tones' scores so that each tone is found as often as the others, then by what they are multiplied so that probabilities keep
    /// their word. Where probabilities keep their word, dividing them by the shares of the tones gives the highest mean recall; that errs less than a search.
    /// </summary>
    /// <param name="texts">Texts of one language.</param>
    /// <param name="values">Receives three additions and the factor.</param>
    /// <returns>The macro recall on these texts.</returns>
    public static double ToneByRecall(IEnumerable<ScoredExample> texts, Span<float> values)
    {
        var list = texts.ToList();
        var shares = list.CountBy(text => text.Example.Label).ToDictionary(tone => tone.Key, tone => tone.Value);
        var factor = Factor(list);
        for (var tone = 0; tone < 3; tone++)
            values[tone] = MathF.Log((float)shares[(int)Core.Text.Tone.Neutral] / shares[tone]) / factor;
        FitFactor([list], values);
        return Confusion(list, values[0] - values[1], values[2] - values[1]).MacroRecall;
    }

    /// <summary>Fits what is added to the tones' scores so that F1 is highest, the mean over the sets, then by what they are multiplied so that probabilities keep their word.</summary>
    /// <param name="texts">Texts of one language.</param>
    /// <param name="values">Receives three additions and the factor.</param>
    public static void ToneByF1(IEnumerable<ScoredExample> texts, Span<float> values)
    {
        var sets = texts.GroupBy(text => text.Example.Set).OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => set.ToList()).ToList();
        var best = double.NegativeInfinity;
        for (var negative = -8; negative <= 12; negative++)
        {
            for (var positive = -8; positive <= 8; positive++)
            {
                var (addedNegative, addedPositive) = (negative * 0.1f, positive * 0.1f);
                // A little less far is as good and safer: texts from elsewhere have other shares of tones.
                var quality = sets.Average(set => Confusion(set, addedNegative, addedPositive).MacroF1) - 0.002 * (Math.Abs(addedNegative) + Math.Abs(addedPositive));
                if (quality > best)
                    (best, values[0], values[1], values[2]) = (quality, addedNegative, 0, addedPositive);
            }
        }

        FitFactor(sets, values);
    }

    private static void FitFactor(List<List<ScoredExample>> sets, Span<float> values)
    {
        var (negative, positive, best) = (values[0], values[2], double.PositiveInfinity);
        for (var factor = 0.3f; factor < 2; factor += 0.02f)
        {
            var error = sets.Average(set => Error(set, negative, positive, factor));
            if (error < best)
                (best, values[3]) = (error, factor);
        }
    }

    /// <summary>By what scores are multiplied so that the labels are most probable.</summary>
    public static float Factor(IReadOnlyList<ScoredExample> texts)
    {
        var (least, best) = (double.PositiveInfinity, 1f);
        for (var factor = 0.3f; factor < 2; factor += 0.05f)
        {
            var loss = 0.0;
            foreach (var text in texts)
            {
                Span<float> scores = [.. text.Scores.Select(score => score * factor)];
                Probability.Softmax(scores);
                loss -= Math.Log(scores[text.Example.Label]);
            }

            if (loss < least)
                (least, best) = (loss, factor);
        }

        return best;
    }

    /// <summary>The threshold from which on a measure is largest.</summary>
    public static float Threshold(IEnumerable<ScoredExample> texts, Func<Confusion, double> measure)
    {
        var list = texts.ToList();
        var (best, threshold) = (double.NegativeInfinity, 0f);
        for (var candidate = -3f; candidate <= 3; candidate += 0.05f)
        {
            var confusion = new Confusion(2);
            foreach (var text in list)
                confusion.Add(text.Example.Label, text.Scores[0] >= candidate ? 1 : 0);
            // Ties, and what is nearly one, go to the threshold nearest to even odds.
            var quality = measure(confusion) - 0.003 * Math.Abs(candidate);
            if (quality > best)
                (best, threshold) = (quality, candidate);
        }

        return threshold;
    }

    /// <summary>The threshold that a share of the texts reaches.</summary>
    public static float ThresholdOfShare(IEnumerable<ScoredExample> texts, double share)
    {
        var scores = texts.Select(text => text.Scores[0]).OrderDescending().ToArray();
        return scores[(int)(scores.Length * share)];
    }

    /// <summary>How probable French or English must be for no more than a share of texts in other languages to be taken for either; between .1 and .5.</summary>
    public static float LanguageThreshold(IEnumerable<ScoredExample> texts, int other, double share)
    {
        var likelier = texts.Where(text => text.Example.Label == other).Select(text =>
        {
            Probability.Softmax(text.Scores);
            return Math.Max(text.Scores[0], text.Scores[1]);
        }).OrderDescending().ToArray();
        return Math.Clamp(likelier[(int)(likelier.Length * share)], 0.1f, 0.5f);
    }

    private static Confusion Confusion(IEnumerable<ScoredExample> texts, float negative, float positive)
    {
        var confusion = new Confusion(3);
        foreach (var text in texts)
            confusion.Add(text.Example.Label, (int)Probabilities(text, negative, positive, 1).Tone);
        return confusion;
    }

    private static double Error(IEnumerable<ScoredExample> texts, float negative, float positive, float factor)
    {
        var table = new CalibrationTable();
        foreach (var text in texts)
        {
            var tone = Probabilities(text, negative, positive, factor);
            table.Add(Math.Max(tone.Negative, Math.Max(tone.Neutral, tone.Positive)), (int)tone.Tone == text.Example.Label);
        }

        return table.Error;
    }

    private static ToneProbabilities Probabilities(ScoredExample text, float negative, float positive, float factor)
    {
        Span<float> scores = [(text.Scores[0] + negative) * factor, text.Scores[1] * factor, (text.Scores[2] + positive) * factor];
        Probability.Softmax(scores);
        return new(scores[0], scores[1], scores[2]);
    }
}

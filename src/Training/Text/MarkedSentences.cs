namespace Engagement.Training.Text;

/// <summary>
/// Sentences of ordinary texts as examples of questions: those that end with a question mark, and some of those that do not. From most the mark is taken,
/// so that the words that ask are learned.
/// </summary>
internal static class MarkedSentences
{
    private const int FewestWords = 3;
    private const int MostWords = 30;
    private const float Weight = 0.1f;

    public static IEnumerable<Example> Of(string set, LabelledText row)
    {
        foreach (var sentence in Cut(row.Text))
        {
            var words = sentence.AsSpan().Count(' ') + 1;
            if (words is < FewestWords or > MostWords)
                continue;
            var isQuestion = sentence.EndsWith('?');
            var key = TextSets.Key(sentence) >> 8;
            if (!isQuestion && key % 4 != 0)
                continue;
            var text = isQuestion && key % 4 != 1 ? sentence.TrimEnd('?', ' ', '!') : sentence;
            yield return new("sentences", text, row.Language == "fr", isQuestion ? 1 : 0, Part.Training, Weight);
        }
    }

    private static IEnumerable<string> Cut(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?') || (at + 1 < text.Length && text[at + 1] is '.' or '!' or '?'))
                continue;
            yield return text[start..(at + 1)].Trim();
            start = at + 1;
        }

        if (start < text.Length)
            yield return text[start..].Trim();
    }
}

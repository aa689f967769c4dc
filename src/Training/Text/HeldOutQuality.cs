using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>One figure over rows that the weights have not seen.</summary>
/// <param name="Name">What is measured, on which set.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Value">The figure.</param>
/// <param name="Bound">What it must reach; null where nothing is asked.</param>
/// <param name="IsCeiling">Whether the bound is the most and not the least.</param>
internal sealed record Figure(string Name, int Rows, double Value, double? Bound = null, bool IsCeiling = false)
{
    public bool Holds => Bound is not { } bound || (IsCeiling ? Value <= bound : Value >= bound);
}

/// <summary>How well a reader does on the held-out rows, through what it gives its callers.</summary>
internal sealed class HeldOutQuality
{
    private const int FewestWords = 5;

    private readonly CommentReader _reader;
    private readonly TextSets _sets;

    public HeldOutQuality(CommentReader reader, string folder)
    {
        _reader = reader;
        _sets = new TextSets(folder);
        Figures = [.. Tones(), .. Languages(), .. Questions(), .. Complaints(), .. Insults(), .. Courtesies()];
    }

    /// <summary>All figures.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>How well the tones' probabilities keep their word, per language.</summary>
    public IReadOnlyDictionary<string, CalibrationTable> Calibrations { get; } = new SortedDictionary<string, CalibrationTable>(StringComparer.Ordinal) { ["English"] = new(), ["French"] = new() };

    private static IEnumerable<Example> HeldOut(IEnumerable<Example> examples) => examples.Where(example => example.Part == Part.HeldOut);

    private IEnumerable<Figure> Tones()
    {
        foreach (var set in HeldOut(_sets.Tones()).GroupBy(example => example.Set))
        {
            var confusion = new Confusion(3);
            foreach (var example in set)
            {
                // A tone that is not judged counts as neutral.
                var tone = _reader.Read(example.Text).Tone;
                confusion.Add(example.Label, (int)(tone?.Tone ?? Tone.Neutral));
                if (tone is { } stated)
                    Calibrations[example.IsFrench ? "French" : "English"].Add(Math.Max(stated.Negative, Math.Max(stated.Neutral, stated.Positive)), (int)stated.Tone == example.Label);
            }

            var isEnglish = set.Key == "sent_en_tweeteval";
            yield return new($"tone, {set.Key}, macro recall", confusion.Total, confusion.MacroRecall, isEnglish ? 0.73 : null);
            yield return new($"tone, {set.Key}, macro F1", confusion.Total, confusion.MacroF1, set.Key switch { "sent_fr_deft2017" => 0.72, "sent_fr_tripadvisor" => 0.68, _ => null });
            yield return new($"tone, {set.Key}, accuracy", confusion.Total, confusion.Accuracy);
        }

        foreach (var (language, table) in Calibrations)
            yield return new($"tone, {language}, expected calibration error", table.Total, table.Error, 0.05, IsCeiling: true);
    }

    private IEnumerable<Figure> Languages()
    {
        // Sentences of 79 languages, and what people wrote in posts and reviews of a known language.
        var long_ = HeldOut(_sets.Languages()).Select(example => (example.Text, example.Label))
            .Concat(HeldOut(_sets.Tones()).Select(example => (example.Text, Label: example.IsFrench ? 0 : 1)))
            .Where(example => example.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords)
            .Select(example => (example.Label, Read: _reader.Read(example.Text).Language)).ToList();
        var (french, english, other) = (long_.Where(row => row.Label == 0).ToList(), long_.Where(row => row.Label == 1).ToList(), long_.Where(row => row.Label == 2).ToList());
        yield return new("language, French right, five words or more", french.Count, french.Average(row => row.Read == TextLanguage.French ? 1.0 : 0), 0.98);
        yield return new("language, English right, five words or more", english.Count, english.Average(row => row.Read == TextLanguage.English ? 1.0 : 0), 0.98);
        yield return new("language, others taken for either, five words or more", other.Count, other.Average(row => row.Read is TextLanguage.French or TextLanguage.English ? 1.0 : 0), 0.01, IsCeiling: true);
        foreach (var set in HeldOut(_sets.Tones()).Concat(HeldOut(_sets.Languages()).Where(example => example.Label != 2)).GroupBy(example => example.Set))
        {
            var right = set.Select(example => _reader.Read(example.Text).Language == (example.IsFrench ? TextLanguage.French : TextLanguage.English)).ToList();
            yield return new($"language, {set.Key}, right", right.Count, right.Average(isRight => isRight ? 1.0 : 0));
        }
    }

    private IEnumerable<Figure> Questions()
    {
        foreach (var set in HeldOut(_sets.Questions()).GroupBy(example => example.Set))
        {
            var confusion = Binary(set, TextTraits.Question);
            yield return new($"question, {set.Key}, F1", confusion.Total, confusion.F1(1), set.Key == "question_en_nps" ? 0.87 : null);
            yield return new($"question, {set.Key}, precision", confusion.Total, confusion.Precision(1));
            yield return new($"question, {set.Key}, recall", confusion.Total, confusion.Recall(1));
        }
    }

    private IEnumerable<Figure> Complaints()
    {
        foreach (var set in HeldOut(_sets.Complaints()).GroupBy(example => example.Set).Where(set => set.Any(example => example.Label == 1)))
        {
            var confusion = Binary(set, TextTraits.Complaint);
            yield return new($"complaint, {set.Key}, macro F1", confusion.Total, confusion.MacroF1, set.Key == "complaint_en" ? 0.80 : null);
        }
    }

    private IEnumerable<Figure> Insults()
    {
        var texts = HeldOut(_sets.Insults()).ToList();
        var french = texts.Where(example => example.IsFrench && !TextSets.IsOrdinary(example)).ToList();
        yield return new("insult, French sets together, AUC", french.Count, Area(french), 0.85);
        foreach (var set in texts.Where(example => !TextSets.IsOrdinary(example)).GroupBy(example => (example.Set, example.IsFrench)))
        {
            yield return new($"insult, {set.Key.Set} {(set.Key.IsFrench ? "fr" : "en")}, AUC", set.Count(), Area(set));
            yield return new($"insult, {set.Key.Set} {(set.Key.IsFrench ? "fr" : "en")}, recall", set.Count(), Binary(set, TextTraits.Insult).Recall(1));
        }

        foreach (var set in HeldOut(_sets.Tones()).GroupBy(example => example.Set))
            yield return new($"insult, {set.Key}, share flagged", set.Count(), Share(set, TextTraits.Insult), set.Key == "sent_fr_tripadvisor" ? 0.02 : null, IsCeiling: true);
    }

    private IEnumerable<Figure> Courtesies()
    {
        foreach (var set in HeldOut(_sets.Tones()).GroupBy(example => example.Set))
        {
            yield return new($"spam, {set.Key}, share flagged", set.Count(), Share(set, TextTraits.Spam));
            yield return new($"courtesy, {set.Key}, share", set.Count(), Share(set, TextTraits.Courtesy));
        }
    }

    private double Area(IEnumerable<Example> examples) => RocCurve.Area(examples.Select(example => (_reader.Score(example.Text).Insult, example.Label == 1)));

    private double Share(IEnumerable<Example> examples, TextTraits trait) => examples.Average(example => _reader.Read(example.Text).Has(trait) ? 1.0 : 0);

    private Confusion Binary(IEnumerable<Example> examples, TextTraits trait)
    {
        var confusion = new Confusion(2);
        foreach (var example in examples)
            confusion.Add(example.Label, _reader.Read(example.Text).Has(trait) ? 1 : 0);
        return confusion;
    }
}

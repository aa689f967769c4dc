namespace Engagement.Training.Text;

/// <summary>Which labelled sets teach which head, what their labels mean, and which rows are held out.</summary>
internal sealed class TextSets
{
    private readonly string _folder;
    private readonly HashSet<ulong> _heldOut = [];

    public TextSets(string folder)
    {
        _folder = folder;
        // What is held out anywhere is trained on nowhere, whatever set repeats it.
        foreach (var example in Tones().Concat(Languages()).Concat(Questions()).Concat(Complaints()).Concat(Insults()).Where(example => example.Part == Part.HeldOut))
            _heldOut.Add(Key(example.Text));
    }

    /// <summary>The rows of a task that may be trained on, and those held out</summary>
    public IReadOnlyList<Example> Clean(IEnumerable<Example> examples)
    {
        return [.. examples.Where(example => example.Part == Part.HeldOut || !_heldOut.Contains(Key(example.Text)))];
    }

    /// <summary>Tones: negative 0, neutral 1, positive 2.</summary>
    public IEnumerable<Example> Tones()
    {
        foreach (var row in Read("sent_en_tweeteval"))
            yield return new("sent_en_tweeteval", row.Text, false, Tone(row.Label), row.Split == "val" ? Part.HeldOut : Split(row.Text, false));
        foreach (var row in Read("sent_fr_deft2017").Where(row => row.Label is not ("none" or "mixed")))
            yield return new("sent_fr_deft2017", row.Text, true, Tone(row.Label), Split(row.Text, true));
        foreach (var row in Read("sent_fr_tripadvisor"))
            yield return new("sent_fr_tripadvisor", row.Text, true, Tone(row.Label), Split(row.Text, true));
        foreach (var comment in FrenchComments.All)
            yield return new("french-comments", comment.Text, true, Tone(comment.Tone), Part.Training);
        foreach (var row in Read("sent_umsab"))
            yield return new("sent_umsab", row.Text, row.Language == "fr", Tone(row.Label), Part.Training, row.Language == "fr" ? 0.1f : 1);
        foreach (var row in Read("sent_fr_allocine_sample"))
            yield return new("sent_fr_allocine_sample", row.Text, true, Tone(row.Label), Part.Training, 0.5f);
        foreach (var row in Read("sent_fr_s140_translated"))
            yield return new("sent_fr_s140_translated", row.Text, true, Tone(row.Label), Part.Training, 0.3f);
    }

    /// <summary>English texts whose tone nobody labelled.</summary>
    public IEnumerable<Example> WithoutTone()
    {
        foreach (var set in (string[])["tox_en_tweeteval", "tox_en_davidson", "complaint_en", "question_en_nps"])
        {
            foreach (var row in Read(set))
                yield return new(set, row.Text, false, 0, Part.Training);
        }
    }

    /// <summary>Languages: French 0, English 1, another 2.</summary>
    public IEnumerable<Example> Languages()
    {
        foreach (var row in Read("lid"))
            yield return new("lid", row.Text, row.Label == "fr", row.Label switch { "fr" => 0, "en" => 1, _ => 2 }, Split(row.Text, true), row.Label == "other" ? 1 : 4);
        // What people write on pages: enough of each kind, so that no kind of text is taken for a language.
        foreach (var (set, label, step) in ((string, int, int)[])[
            ("sent_en_tweeteval", 1, 3), ("complaint_en", 1, 1), ("question_en_nps", 1, 1), ("tox_en_davidson", 1, 10),
            ("sent_fr_deft2017", 0, 1), ("sent_fr_tripadvisor", 0, 2), ("sent_fr_allocine_sample", 0, 2), ("tox_fr_cyberado", 0, 1), ("tox_fr_ftr", 0, 1)])
        {
            foreach (var row in Read(set).Where(row => row.Split != "val").Where((_, index) => index % step == 0))
                yield return new(set, row.Text, label == 0, label, Part.Training, 0.5f);
        }
    }

    /// <summary>Questions and requests 1, other texts 0: chats with labels, French rows labelled by hand, and French sentences that end with a mark or do not.</summary>
    public IEnumerable<Example> Questions()
    {
        foreach (var row in Read("question_en_nps"))
            yield return new("question_en_nps", row.Text, false, row.Label == "question" ? 1 : 0, Split(row.Text, true));
        foreach (var (text, isQuestion, isTest) in FrenchQuestions.Read(_folder))
            yield return new("french-questions", text, true, isQuestion ? 1 : 0, isTest ? Part.HeldOut : Part.Calibration);
        foreach (var comment in FrenchComments.All)
            yield return new("french-comments", comment.Text, true, comment.Asks ? 1 : 0, Part.Training);
        foreach (var set in (string[])["sent_fr_tripadvisor", "sent_fr_allocine_sample", "sent_fr_deft2017", "sent_fr_s140_translated", "tox_conan", "tox_fr_cyberado"])
        {
            foreach (var example in Read(set).Where(row => row.Language == "fr" && !_heldOut.Contains(Key(row.Text))).SelectMany(row => MarkedSentences.Of(set, row)))
                yield return example;
        }
    }

    /// <summary>Complaints 1, other texts 0. In French none are published: comments written for the project, and reviews, of which bad ones complain and good ones do not.</summary>
    public IEnumerable<Example> Complaints()
    {
        foreach (var row in Read("complaint_en"))
            yield return new("complaint_en", row.Text, false, row.Label == "complaint" ? 1 : 0, Split(row.Text, true));
        foreach (var comment in FrenchComments.All)
            yield return new("french-comments", comment.Text, true, comment.Complains ? 1 : 0, Part.Training);
        foreach (var row in Read("sent_fr_tripadvisor").Where(row => row.Label != "neutral"))
            yield return new("sent_fr_tripadvisor", row.Text, true, row.Label == "negative" ? 1 : 0, Split(row.Text, true), 0.2f);
        foreach (var row in Read("sent_fr_deft2017").Where(row => row.Label is "neutral" or "positive"))
            yield return new("sent_fr_deft2017", row.Text, true, 0, Split(row.Text, true), 0.2f);
    }

    /// <summary>Insults and hate 1, other texts 0.</summary>
    public IEnumerable<Example> Insults()
    {
        foreach (var row in Read("tox_fr_cyberado"))
            yield return new("tox_fr_cyberado", row.Text, true, row.Label == "abuse" ? 1 : 0, Split(row.Text, true));
        foreach (var row in Read("tox_fr_ftr"))
            yield return new("tox_fr_ftr", row.Text, true, row.Label == "racist" ? 1 : 0, Split(row.Text, true));
        foreach (var row in Read("tox_conan").Where(row => row.Language is "fr" or "en"))
            yield return new("tox_conan", row.Text, row.Language == "fr", row.Label == "hate" ? 1 : 0, Split(row.Text, true), 0.5f);
        foreach (var row in Read("tox_en_tweeteval").Where(row => !row.Label.StartsWith("irony", StringComparison.Ordinal)))
            yield return new("tox_en_tweeteval", row.Text, false, row.Label is "offensive:offensive" or "hate:hate" ? 1 : 0, row.Split == "val" ? Part.HeldOut : Split(row.Text, false), 0.5f);
        foreach (var row in Read("tox_en_davidson"))
            yield return new("tox_en_davidson", row.Text, false, row.Label == "neither" ? 0 : 1, Split(row.Text, true), 0.3f);
        foreach (var row in Read("sent_fr_tripadvisor"))
            yield return new("sent_fr_tripadvisor", row.Text, true, 0, Split(row.Text, true), 0.5f);
        foreach (var row in Read("sent_fr_deft2017").Where((_, index) => index % 3 == 0))
            yield return new("sent_fr_deft2017", row.Text, true, 0, Split(row.Text, true), 0.3f);
        // Tweets of any tone say from where on a look is asked for; only pleased ones are sure to insult nobody, and teach.
        foreach (var row in Read("sent_en_tweeteval").Where(row => row.Split == "train" && (row.Label == "positive" || Split(row.Text, false) == Part.Calibration)).Where((_, index) => index % 2 == 0))
            yield return new("sent_en_tweeteval", row.Text, false, 0, Split(row.Text, false), row.Label == "positive" ? 0.3f : 0);
    }

    /// <summary>Whether a text is of a set that was not collected for its insults.</summary>
    public static bool IsOrdinary(Example example) => example.Set.StartsWith("sent_", StringComparison.Ordinal);

    /// <summary>A fifth of the texts is held out, a tenth fits calibration; which ones, their letters and digits decide.</summary>
    private static Part Split(string text, bool holdsOut) => (Key(text) % 10) switch
    {
        0 or 1 when holdsOut => Part.HeldOut,
        2 => Part.Calibration,
        _ => Part.Training,
    };

    /// <summary>The same for texts that differ in spaces, punctuation but question marks, or capitals alone (FNV-1a, 64 bits).</summary>
    internal static ulong Key(string text)
    {
        var hash = 14695981039346656037;
        foreach (var unit in text.Where(unit => char.IsLetterOrDigit(unit) || unit == '?'))
            hash = (hash ^ char.ToLowerInvariant(unit)) * 1099511628211;
        return hash ^ (hash >> 32);
    }

    private static int Tone(string label) => label switch
    {
        "negative" => 0,
        "neutral" => 1,
        "positive" => 2,
        _ => throw new InvalidDataException($"{label} is no tone"),
    };

    private IReadOnlyList<LabelledText> Read(string set) => LabelledText.ReadAll(Path.Combine(_folder, set + ".tsv"));
}

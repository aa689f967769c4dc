using System.Diagnostics;
using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>
/// Trains every head on the training part, and fits biases, temperatures and thresholds on the calibration part. Heads with few examples are then trained
/// again on both parts. Held-out rows are never used. Single-threaded and seeded: the same data give the same file.
/// </summary>
internal sealed class TextTraining
{
    private const int Bits = 19;

    /// <summary>Share of texts in other languages that may be taken for French or English.</summary>
    private const double MistakenShare = 0.006;

    private const int FewestWords = 5;

    /// <summary>Share of ordinary texts that may be flagged for a look.</summary>
    private const double FlaggedShare = 0.01;

    /// <summary>Two that differ in what they see of each text: their average errs less than either.</summary>
    private static readonly HeadSettings[] ToneSettings = [new() { Epochs = 7, Decay = 3e-4f }, new() { Epochs = 7, Decay = 3e-4f, Dropout = 0.5f, Seed = 2 }];

    /// <summary>What the network's scores count beside those of the head, in English.</summary>
    private const float NetworkShare = 0.5f;

    private const int NetworkEpochs = 5;

    private readonly string _folder;
    private readonly TextSets _sets;
    private readonly LexiconFiles _words;
    private readonly ValenceLexicon _lexicon;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TableRows _rows;
    private readonly QuantisedTable _table;
    private readonly float[] _calibration = new float[Calibration.Count];
    private WordNetwork? _network;

    public TextTraining(string folder)
    {
        _folder = folder;
        _sets = new TextSets(folder);
        _words = LexiconFiles.Read(Path.Combine(folder, "lexicons"));
        _lexicon = new ValenceLexicon(_words.Hashes, _words.English, _words.French);
        var texts = ((IEnumerable<Example>[])[_sets.Tones(), _sets.WithoutTone(), _sets.Languages(), _sets.Questions(), _sets.Complaints(), _sets.Insults()])
            .SelectMany(_sets.Clean).Where(example => example.Part != Part.HeldOut).Select(example => example.Text).Distinct();
        _rows = new TableRows(Bits, texts, _lexicon);
        _table = new QuantisedTable(_rows);
    }

    /// <summary>Trains, and writes the weights to a file.</summary>
    public void Run(string path)
    {
        TrainTone();
        TrainLanguage();
        TrainTrait(CommentModel.QuestionHead, _sets.Questions(), new HeadSettings { Epochs = 8, Dropout = 0.1f }, (texts, _) => CalibrationFit.Threshold(texts, confusion => confusion.F1(1)));
        TrainTrait(CommentModel.ComplaintHead, _sets.Complaints(), new HeadSettings { Epochs = 12, Rate = 0.3f, Dropout = 0.5f, Decay = 1e-4f },
            (texts, _) => CalibrationFit.Threshold(texts, confusion => confusion.MacroF1));
        TrainTrait(CommentModel.InsultHead, _sets.Insults(), new HeadSettings(),
            (texts, _) => CalibrationFit.ThresholdOfShare(texts.Where(text => TextSets.IsOrdinary(text.Example)), FlaggedShare));

        using (var file = File.Create(path))
            _table.ToModel(_calibration, _lexicon, _network!).Write(file, _words.Hashes, _words.English, _words.French);
        Log($"{new FileInfo(path).Length:N0} bytes in {path}");
        using var stream = File.OpenRead(path);
        foreach (var figure in new HeldOutQuality(new CommentReader(CommentModel.Read(stream)), _folder).Figures)
            Log(FormattableString.Invariant($"{figure.Value:F4}  {(figure.Holds ? "" : "MISSED ")}{figure.Name} (n = {figure.Rows}{(figure.Bound is { } bound ? $", bound {bound}" : "")})"));
    }

    /// <summary>
    /// A first head and networks learn from the labels, and tell the tones of the texts that have none; a head and a network learn from both. Calibration
    /// is fitted with those, and then they are trained once more, also on the part that this needs.
    /// </summary>
    private void TrainTone()
    {
        var labelled = Features(_sets.Tones());
        var training = labelled.Where(text => text.Example.Part == Part.Training).ToList();
        var first = TrainedHead(3, ToneSettings, training);
        Log($"tone: a head learned from {training.Count:N0} texts");

        var seen = labelled.Select(text => TextSets.Key(text.Example.Text)).ToHashSet();
        var others = Features(_sets.WithoutTone().Where(example => seen.Add(TextSets.Key(example.Text))));
        var teacher = new TonesTeacher(first, labelled, others.Select(text => text.Example.Text), _lexicon);
        var taught = others.Select(text => (text.Example with { Target = teacher.Probabilities(text.Example.Text, text.Features) }, text.Features)).ToList();
        Log($"tone: networks told the tones of {taught.Count:N0} texts");

        var head = TrainedHead(3, ToneSettings, [.. training, .. taught]);
        var network = TrainedNetwork(teacher.Sequences, [.. training, .. taught]);
        var fitted = Fitted(head, labelled);
        CalibrationFit.ToneByF1(fitted.Where(text => text.Example.IsFrench), Calibration.Part(_calibration, true));
        var english = fitted.Where(text => !text.Example.IsFrench).ToList();
        var without = CalibrationFit.ToneByRecall(english, new float[4]);
        var with = CalibrationFit.ToneByRecall(english.Select(WithNetwork), Calibration.Part(_calibration, false));
        Log(FormattableString.Invariant($"tone: macro recall of English on the calibration part {without:F4} by the head alone, {with:F4} with the network"));

        var weights = TrainedHead(3, ToneSettings, [.. labelled, .. taught]).Weights;
        _table.Set(weights, 3, CommentModel.ToneHead, (int)Tone.Negative, (int)Tone.Neutral);
        _table.Set(weights, 3, CommentModel.ToneHead + 1, (int)Tone.Positive, (int)Tone.Neutral);
        _network = TrainedNetwork(teacher.Sequences, [.. labelled, .. taught]).ToReader(NetworkShare);

        ScoredExample WithNetwork(ScoredExample text) =>
            text with { Scores = [.. text.Scores.Zip(network.Score(teacher.Sequences.Of(text.Example.Text)), (score, answer) => score + NetworkShare * answer)] };
    }

    private void TrainLanguage()
    {
        var (weights, fitted) = Train("language", _sets.Languages(), 3, [new HeadSettings { Epochs = 5 }], isSmall: false, withSurface: false);
        _table.Set(weights, 3, CommentModel.LanguageHead, 0, 2);
        _table.Set(weights, 3, CommentModel.LanguageHead + 1, 1, 2);
        _calibration[^1] = CalibrationFit.LanguageThreshold(fitted.Where(text => text.Example.Text.AsSpan().Count(' ') + 1 >= FewestWords), 2, MistakenShare);
    }

    private void TrainTrait(int head, IEnumerable<Example> examples, HeadSettings settings, Func<IReadOnlyList<ScoredExample>, bool, float> threshold)
    {
        var (weights, fitted) = Train($"trait {head}", examples, 1, [settings, settings with { Seed = 2 }], isSmall: true, head == CommentModel.QuestionHead);
        _table.Set(weights, 1, head);
        foreach (var isFrench in (bool[])[true, false])
            Calibration.Part(_calibration, isFrench)[head] = threshold([.. fitted.Where(text => text.Example.IsFrench == isFrench)], isFrench);
    }

    private (float[] Weights, IReadOnlyList<ScoredExample> Fitted) Train(string head, IEnumerable<Example> examples, int classes, HeadSettings[] settings, bool isSmall, bool bySentence = false, bool withSurface = true)
    {
        var texts = Features(examples);
        Log($"{head}: {texts.Count:N0} texts");
        var first = TrainedHead(classes, settings, [.. texts.Where(text => text.Example.Part == Part.Training)], bySentence, withSurface);
        var fitted = Fitted(first, texts);
        var last = isSmall ? TrainedHead(classes, settings, texts, bySentence, withSurface) : first;
        Log($"{head}: trained");
        return (last.Weights, fitted);
    }

    private static ToneNetwork TrainedNetwork(WordSequences sequences, IEnumerable<(Example Example, ExampleFeatures Features)> texts)
    {
        var network = new ToneNetwork(sequences.Words, new NetworkSettings { Epochs = NetworkEpochs });
        network.Train([.. texts.Where(text => !text.Example.IsFrench).Select(text => (text.Example, sequences.Of(text.Example.Text)))]);
        return network;
    }

    /// <summary>What may be learned from, taken apart.</summary>
    private List<(Example Example, ExampleFeatures Features)> Features(IEnumerable<Example> examples) => [.. _sets.Clean(examples)
        .Where(example => example.Part != Part.HeldOut)
        .Select(example => (example, ExampleFeatures.Of(example.Text, example.IsFrench, _lexicon, _rows)))];

    private HeadEnsemble TrainedHead(int classes, HeadSettings[] settings, IReadOnlyList<(Example Example, ExampleFeatures Features)> texts, bool bySentence = false, bool withSurface = true)
    {
        var head = new HeadEnsemble(_rows.Rates, classes, bySentence, withSurface, settings);
        head.Train(texts);
        return head;
    }

    private static List<ScoredExample> Fitted(HeadEnsemble head, IEnumerable<(Example Example, ExampleFeatures Features)> texts) =>
        [.. texts.Where(text => text.Example.Part == Part.Calibration).Select(text => new ScoredExample(text.Example, head.Score(text.Features)))];

    private void Log(string line) => Console.WriteLine($"{_clock.Elapsed.TotalSeconds,6:F1} s  {line}");
}

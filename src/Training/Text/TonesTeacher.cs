using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>
/// Says how probable the tones of English texts without label are: what it knows of the labelled ones reaches words that only the others have. Networks and a
/// head err in different places, and their sum less than each.
/// </summary>
internal sealed class TonesTeacher
{
    /// <summary>What the networks' scores count beside those of the head.</summary>
    private const float NetworkShare = 0.7f;

    private static readonly NetworkSettings[] Settings = [new(), new() { HiddenWords = 0.3f, Seed = 2 }, new() { Filters = 96, Seed = 3 }];

    private readonly HeadEnsemble _head;
    private readonly List<ToneNetwork> _networks = [];
    private readonly float _factor;

    /// <param name="head">A head of tones that was trained on the labelled texts.</param>
    /// <param name="labelled">The labelled texts; those of the calibration part say how sure the teacher may be.</param>
    /// <param name="unlabelled">The texts without label, whose words have numbers as well.</param>
    /// <param name="lexicon">Valences of words.</param>
    public TonesTeacher(HeadEnsemble head, IReadOnlyList<(Example Example, ExampleFeatures Features)> labelled, IEnumerable<string> unlabelled, ValenceLexicon lexicon)
    {
        _head = head;
        var english = labelled.Where(text => !text.Example.IsFrench).ToList();
        var training = english.Where(text => text.Example.Part == Part.Training).Select(text => text.Example).ToList();
        Sequences = new WordSequences(training.Select(example => example.Text).Concat(unlabelled), lexicon);
        var sequences = training.Select(example => (example, Sequences.Of(example.Text))).ToList();
        foreach (var settings in Settings)
        {
            var network = new ToneNetwork(Sequences.Words, settings);
            network.Train(sequences);
            _networks.Add(network);
        }

        var measured = english.Where(text => text.Example.Part == Part.Calibration).Select(text => new ScoredExample(text.Example, Score(text.Example.Text, text.Features))).ToList();
        _factor = CalibrationFit.Factor(measured);
    }

    /// <summary>Numbers of the words of all these texts.</summary>
    public WordSequences Sequences { get; }

    /// <summary>How probable each tone of a text is.</summary>
    public float[] Probabilities(string text, ExampleFeatures features)
    {
        var scores = Score(text, features);
        for (var tone = 0; tone < scores.Length; tone++)
            scores[tone] *= _factor;
        Probability.Softmax(scores);
        return scores;
    }

    private float[] Score(string text, ExampleFeatures features)
    {
        var scores = _head.Score(features);
        var words = Sequences.Of(text);
        foreach (var network in _networks)
        {
            var answers = network.Score(words);
            for (var tone = 0; tone < scores.Length; tone++)
                scores[tone] += answers[tone] * NetworkShare / _networks.Count;
        }

        return scores;
    }
}

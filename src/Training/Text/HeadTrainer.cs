using System.Runtime.Intrinsics;
using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>How a head is trained.</summary>
internal sealed record HeadSettings
{
    /// <summary>How many times every example is seen.</summary>
    public int Epochs { get; init; } = 6;

    /// <summary>How far one step goes at first (AdaGrad).</summary>
    public float Rate { get; init; } = 0.2f;

    /// <summary>How strongly weights of features are drawn to 0 when they are touched.</summary>
    public float Decay { get; init; } = 1e-5f;

    /// <summary>Share of features hidden from each step, so that no few decide alone.</summary>
    public float Dropout { get; init; } = 0.2f;

    /// <summary>Decides the order of examples and what is hidden.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>
/// Logistic regression over hashed and counted features, fitted by stochastic gradient descent with a rate per weight (AdaGrad), averaged over the last half
/// of the epochs. With one class it is a binary head; with two or three a softmax. By sentence, the one that scores highest decides and is taught.
/// </summary>
internal sealed class HeadTrainer
{
    /// <summary>Keeps the first step of a weight from being as long as the rate whatever its gradient.</summary>
    private const float FirstSquare = 1e-4f;

    /// <summary>Counted features are few and in every text; they learn more slowly.</summary>
    private const float CountedRate = 0.3f;

    private readonly int _classes;
    private readonly bool _bySentence;
    private readonly bool _withSurface;
    private readonly int _surfaceStart;
    private readonly float[] _rates;

    /// <summary>Per feature its weights in all classes and, beside them in the same line of the cache, the sums of their squared gradients.</summary>
    private readonly (Vector128<float> Weights, Vector128<float> Squares)[] _rows;
    private readonly Vector128<float>[] _sums;
    private int _summed;

    /// <param name="rates">How fast each hashed feature learns.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="bySentence">Whether the sentence that scores highest decides.</param>
    /// <param name="withSurface">Whether counted features take part.</param>
    public HeadTrainer(float[] rates, int classes, bool bySentence = false, bool withSurface = true)
    {
        (_classes, _bySentence, _withSurface, _surfaceStart, _rates) = (classes, bySentence, withSurface, rates.Length, rates);
        _rows = new (Vector128<float>, Vector128<float>)[rates.Length + SurfaceFeatures.Count + SentenceShape.FeatureCount + 1];
        _sums = new Vector128<float>[_rows.Length];
    }

    /// <summary>Weights after training: a row of classes per hashed feature, then per counted one, then the biases.</summary>
    public float[] Averaged { get; private set; } = [];

    private int Bias => _rows.Length - 1;

    public void Train(IReadOnlyList<(Example Example, ExampleFeatures Features)> examples, HeadSettings settings)
    {
        var random = new Random(settings.Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(order);
            var rate = settings.Rate * (1 - 0.9f * epoch / settings.Epochs);
            foreach (var index in order)
            {
                var (example, features) = examples[index];
                var view = View(features, settings.Dropout, (uint)random.Next());
                Step(view, Gradient(example, Score(view)) * Vector128.Create(example.Weight), settings.Decay, rate);
            }

            if (epoch >= settings.Epochs / 2)
                Sum();
        }

        Average();
    }

    /// <summary>The scores of a text, by the averaged weights.</summary>
    public float[] Score(ExampleFeatures features)
    {
        var scores = Score(View(features, 0, 0));
        return [.. Enumerable.Range(0, _classes).Select(index => scores[index])];
    }

    private SeenText View(ExampleFeatures features, float dropout, uint mask)
    {
        if (!_bySentence)
            return new(features.Hashed, _withSurface ? features.Surface : default(ReadOnlyMemory<ushort>), dropout, mask);
        var (best, highest) = (new SeenText(default, default, dropout, mask), float.NegativeInfinity);
        var start = 0;
        for (var sentence = 0; sentence < features.SentenceEnds.Length; sentence++)
        {
            var end = features.SentenceEnds[sentence];
            var seen = new SeenText(features.Hashed.AsMemory(start, end - start), features.Sentences.AsMemory(sentence * SentenceShape.PerSentence, SentenceShape.PerSentence), dropout, mask);
            if (Score(seen)[0] is var score && score > highest)
                (best, highest) = (seen, score);
            start = end;
        }

        return best;
    }

    private Vector128<float> Score(in SeenText seen)
    {
        var hashed = seen.Hashed.Span;
        var scores = Vector128<float>.Zero;
        for (var at = 0; at < hashed.Length; at++)
        {
            if (hashed[at] != TableRows.None && !seen.Hides(at))
                scores += _rows[hashed[at]].Weights;
        }

        scores *= Vector128.Create(seen.Scale);
        foreach (var feature in seen.Counted.Span)
            scores += _rows[_surfaceStart + feature].Weights;
        return scores + _rows[Bias].Weights;
    }

    /// <summary>What is stated too much of each class.</summary>
    private Vector128<float> Gradient(Example example, Vector128<float> scores)
    {
        if (_classes == 1)
            return Vector128.CreateScalar(Probability.Logistic(scores[0]) - example.Label);
        Span<float> probabilities = stackalloc float[_classes];
        for (var index = 0; index < _classes; index++)
            probabilities[index] = scores[index];
        Probability.Softmax(probabilities);
        if (example.Target is null)
            probabilities[example.Label] -= 1;
        for (var index = 0; index < example.Target?.Length; index++)
            probabilities[index] -= example.Target[index];
        return Vector128.Create(probabilities[0], probabilities[1], _classes > 2 ? probabilities[2] : 0, 0);
    }

    private void Step(in SeenText seen, Vector128<float> gradient, float decay, float rate)
    {
        var hashed = seen.Hashed.Span;
        var scaled = gradient * Vector128.Create(seen.Scale);
        for (var at = 0; at < hashed.Length; at++)
        {
            if (hashed[at] != TableRows.None && !seen.Hides(at))
                Update(ref _rows[hashed[at]], scaled, decay, rate * _rates[hashed[at]]);
        }

        foreach (var feature in seen.Counted.Span)
            Update(ref _rows[_surfaceStart + feature], gradient, decay, rate * CountedRate);
        Update(ref _rows[Bias], gradient, 0, rate * CountedRate);
    }

    private static void Update(ref (Vector128<float> Weights, Vector128<float> Squares) row, Vector128<float> gradient, float decay, float rate)
    {
        gradient += row.Weights * Vector128.Create(decay);
        row.Squares += gradient * gradient;
        row.Weights -= gradient * Vector128.Create(rate) / Vector128.Sqrt(row.Squares + Vector128.Create(FirstSquare));
    }

    private void Sum()
    {
        _summed++;
        for (var row = 0; row < _rows.Length; row++)
            _sums[row] += _rows[row].Weights;
    }

    private void Average()
    {
        Averaged = new float[_rows.Length * _classes];
        for (var row = 0; row < _rows.Length; row++)
        {
            _rows[row].Weights = _sums[row] / Vector128.Create((float)_summed);
            for (var index = 0; index < _classes; index++)
                Averaged[row * _classes + index] = _rows[row].Weights[index];
        }
    }
}

using System.Numerics.Tensors;
using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>How a network is trained.</summary>
internal sealed record NetworkSettings
{
    /// <summary>How many times every example is seen.</summary>
    public int Epochs { get; init; } = 7;

    /// <summary>How many filters look for three neighbours.</summary>
    public int Filters { get; init; } = WordNetwork.Filters;

    /// <summary>Share of words hidden from each step.</summary>
    public float HiddenWords { get; init; } = 0.15f;

    /// <summary>Decides what the network starts from, the order of examples and what is hidden.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>
/// Reads tones with a small convolutional network: vectors of words; filters over three neighbours, of which the strongest answer in the text counts; the mean
/// of the vectors. Alone it is worse than sums of weights and but it errs elsewhere: both together teach better than either.
/// </summary>
internal sealed class ToneNetwork
{
    private const int Dimensions = WordNetwork.Dimensions;
    private const int Window = 3 * Dimensions;
    private const int Tones = 3;
    private const int MostWords = FirstWords.Most;
    private const float Rate = 0.02f;

    /// <summary>Share of the filters' answers that are hidden from each step.</summary>
    private const float Dropout = 0.5f;

    private readonly IReadOnlyList<(uint Hash, bool IsNegated)> _vocabulary;
    private readonly NetworkSettings _settings;
    private readonly NetworkParameters _vectors;
    private readonly NetworkParameters _filters;
    private readonly NetworkParameters _thresholds;
    private readonly NetworkParameters _weights;

    /// <summary>Vectors of the text's words, with an empty one before and after.</summary>
    private readonly float[] _text = new float[(MostWords + 2) * Dimensions];
    private readonly float[] _textGradient = new float[(MostWords + 2) * Dimensions];
    private readonly int[] _words = new int[MostWords];

    /// <summary>The filters' answers, the mean of the vectors, and 1.</summary>
    private readonly float[] _answers;
    private readonly float[] _answerGradient;

    /// <summary>Where in the text each filter answered.</summary>
    private readonly int[] _places;
    private int _length;

    /// <param name="words">The words that have numbers.</param>
    /// <param name="settings">How it is trained.</param>
    public ToneNetwork(IReadOnlyList<(uint Hash, bool IsNegated)> words, NetworkSettings settings)
    {
        (_vocabulary, _settings) = (words, settings);
        var random = new Random(settings.Seed);
        _vectors = NetworkParameters.Random(words.Count * Dimensions, 0.18, random);
        // A word under a negation starts from where the word does.
        var numbers = words.Select((word, number) => (word, number)).ToDictionary(entry => entry.word, entry => entry.number);
        foreach (var (word, number) in numbers)
            _vectors.Part(numbers.GetValueOrDefault((word.Hash, false), number) * Dimensions, Dimensions).CopyTo(_vectors.Part(number * Dimensions, Dimensions));
        _filters = NetworkParameters.Random(settings.Filters * Window, Math.Sqrt(3.0 / Window), random);
        _thresholds = new NetworkParameters(new float[settings.Filters]);
        _places = new int[settings.Filters];
        _answers = new float[settings.Filters + Dimensions + 1];
        _answerGradient = new float[_answers.Length];
        _weights = NetworkParameters.Random(Tones * _answers.Length, 0.05, random);
    }

    public void Train(IReadOnlyList<(Example Example, int[] Words)> examples)
    {
        var random = new Random(_settings.Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var epoch = 0; epoch < _settings.Epochs; epoch++)
        {
            random.Shuffle(order);
            var rate = Rate * (1 - 0.9f * epoch / _settings.Epochs);
            foreach (var index in order)
                Step(examples[index].Example, examples[index].Words, random, rate);
            if (epoch >= _settings.Epochs / 2)
                ForEach(parameters => parameters.Sum());
        }

        ForEach(parameters => parameters.Average());
    }

    /// <summary>The scores of a text's tones.</summary>
    /// <param name="words">Numbers of its words.</param>
    public float[] Score(int[] words)
    {
        Read(words, null);
        return [Score(0), Score(1), Score(2)];
    }

    /// <summary>The network as the reader has it, in signed bytes.</summary>
    /// <param name="share">What its scores count.</param>
    public WordNetwork ToReader(float share)
    {
        var (vectors, vectorScale) = SignedBytes.Of(_vectors.Values);
        var columns = WordNetwork.Alone + WordNetwork.Heads;
        var (filters, filterScale) = SignedBytes.Of(_filters.Values);
        var (alone, aloneScale) = SignedBytes.Of([.. ForHeads(_settings.Filters, Dimensions).Select(weight => weight * share)]);
        var taken = new sbyte[Dimensions * columns];
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            for (var place = 0; place < 3; place++)
            {
                for (var filter = 0; filter < WordNetwork.Filters; filter++)
                    taken[dimension * columns + place * WordNetwork.Filters + filter] = filters[filter * Window + place * Dimensions + dimension];
            }

            for (var head = 0; head < WordNetwork.Heads; head++)
                taken[dimension * columns + WordNetwork.Alone + head] = alone[head * Dimensions + dimension];
        }

        return new WordNetwork([.. _vocabulary.Select(word => WordNetwork.Key(word.Hash, word.IsNegated))], vectors, taken,
            [vectorScale * filterScale, vectorScale * aloneScale, .. _thresholds.Values,
            .. ForHeads(0, WordNetwork.Filters).Select(weight => weight * share), .. ForHeads(_answers.Length - 1, 1).Select(weight => weight * share)]);
    }

    /// <summary>Weights of some answers, negative and then positive, neutral's being taken away.</summary>
    private IEnumerable<float> ForHeads(int start, int count) => new[] { Tone.Negative, Tone.Positive }.SelectMany(tone => Enumerable.Range(start, count)
        .Select(answer => _weights.Values[(int)tone * _answers.Length + answer] - _weights.Values[(int)Tone.Neutral * _answers.Length + answer]));

    private float Score(int tone) => TensorPrimitives.Dot<float>(_weights.Part(tone * _answers.Length, _answers.Length), _answers);

    private void Read(int[] words, Random? hiding)
    {
        _length = Math.Clamp(words.Length, 1, MostWords);
        Array.Clear(_text);
        for (var at = 0; at < _length; at++)
        {
            _words[at] = at >= words.Length || (hiding is not null && hiding.NextSingle() < _settings.HiddenWords) ? WordSequences.Unknown : words[at];
            if (_words[at] != WordSequences.Unknown)
                _vectors.Part(_words[at] * Dimensions, Dimensions).CopyTo(_text.AsSpan((at + 1) * Dimensions));
        }

        Array.Clear(_answers);
        for (var filter = 0; filter < _settings.Filters; filter++)
        {
            _places[filter] = -1;
            for (var at = 0; at < _length; at++)
            {
                var answer = TensorPrimitives.Dot<float>(_filters.Part(filter * Window, Window), _text.AsSpan(at * Dimensions, Window)) + _thresholds.Values[filter];
                if (answer > _answers[filter])
                    (_answers[filter], _places[filter]) = (answer, at);
            }
        }

        var mean = _answers.AsSpan(_settings.Filters, Dimensions);
        for (var at = 0; at < _length; at++)
            TensorPrimitives.Add(mean, _text.AsSpan((at + 1) * Dimensions, Dimensions), mean);
        TensorPrimitives.Divide(mean, MathF.Sqrt(_length), mean);
        _answers[^1] = 1;
    }

    private void Step(Example example, int[] words, Random random, float rate)
    {
        Read(words, random);
        for (var answer = 0; answer < _answers.Length - 1; answer++)
            _answers[answer] = random.NextSingle() < Dropout ? 0 : _answers[answer] / (1 - Dropout);
        Span<float> gradient = [Score(0), Score(1), Score(2)];
        Probability.Softmax(gradient);
        for (var tone = 0; tone < Tones; tone++)
            gradient[tone] = (gradient[tone] - (example.Target?[tone] ?? (tone == example.Label ? 1 : 0))) * example.Weight;
        TeachWeights(gradient, rate);
        Array.Clear(_textGradient);
        TeachFilters(rate);
        TeachVectors(rate);
    }

    private void TeachWeights(ReadOnlySpan<float> gradient, float rate)
    {
        Array.Clear(_answerGradient);
        for (var tone = 0; tone < Tones; tone++)
        {
            for (var answer = 0; answer < _answers.Length; answer++)
            {
                if (_answers[answer] == 0)
                    continue;
                var weight = tone * _answers.Length + answer;
                _answerGradient[answer] += gradient[tone] * _weights.Values[weight] / (1 - Dropout);
                _weights.Step(weight, gradient[tone] * _answers[answer], rate);
            }
        }
    }

    private void TeachFilters(float rate)
    {
        for (var filter = 0; filter < _settings.Filters; filter++)
        {
            if (_answers[filter] == 0)
                continue;
            var (gradient, first, start) = (_answerGradient[filter], filter * Window, _places[filter] * Dimensions);
            for (var at = 0; at < Window; at++)
            {
                _textGradient[start + at] += gradient * _filters.Values[first + at];
                _filters.Step(first + at, gradient * _text[start + at], rate);
            }

            _thresholds.Step(filter, gradient, rate);
        }
    }

    private void TeachVectors(float rate)
    {
        var share = 1 / MathF.Sqrt(_length);
        for (var at = 0; at < _length; at++)
        {
            for (var dimension = 0; _words[at] != WordSequences.Unknown && dimension < Dimensions; dimension++)
            {
                var gradient = _textGradient[(at + 1) * Dimensions + dimension] + _answerGradient[_settings.Filters + dimension] * share;
                _vectors.Step(_words[at] * Dimensions + dimension, gradient, rate);
            }
        }
    }

    private void ForEach(Action<NetworkParameters> action)
    {
        foreach (var parameters in (NetworkParameters[])[_vectors, _filters, _thresholds, _weights])
            action(parameters);
    }
}

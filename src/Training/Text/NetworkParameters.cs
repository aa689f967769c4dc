using System.Numerics.Tensors;

namespace Engagement.Training.Text;

/// <summary>Numbers that a network learns, each with a rate of its own (AdaGrad), and their average over the last epochs.</summary>
/// <param name="values">What they are at first.</param>
internal sealed class NetworkParameters(float[] values)
{
    private const float FirstSquare = 1e-6f;

    private readonly float[] _squares = new float[values.Length];
    private readonly float[] _sums = new float[values.Length];
    private int _summed;

    public float[] Values { get; } = values;

    /// <summary>Random numbers between minus and plus a width.</summary>
    public static NetworkParameters Random(int count, double width, Random random) => new([.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * 2 * width))]);

    /// <summary>Some of them after each other.</summary>
    public Span<float> Part(int start, int length) => Values.AsSpan(start, length);

    /// <summary>Takes a step against a gradient.</summary>
    public void Step(int at, float gradient, float rate)
    {
        _squares[at] += gradient * gradient;
        Values[at] -= rate * gradient / MathF.Sqrt(_squares[at] + FirstSquare);
    }

    /// <summary>Lets the numbers as they are now count for the average.</summary>
    public void Sum()
    {
        TensorPrimitives.Add<float>(_sums, Values, _sums);
        _summed++;
    }

    /// <summary>Replaces the numbers by their average.</summary>
    public void Average() => TensorPrimitives.Divide<float>(_sums, _summed, Values);
}

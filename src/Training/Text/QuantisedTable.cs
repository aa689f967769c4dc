using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>Collects the heads' weights as signed bytes.</summary>
/// <param name="rows">The rows of hashed features.</param>
internal sealed class QuantisedTable(TableRows rows)
{
    /// <summary>Weights beyond this many standard deviations are cut off, so that the many small ones keep their differences.</summary>
    private const double Widest = 12;

    private const int SurfaceFeatureCount = SurfaceFeatures.Count + SentenceShape.FeatureCount;

    private readonly sbyte[] _hashed = rows.Marked();
    private readonly sbyte[] _surface = new sbyte[SurfaceFeatureCount * CommentModel.Stride];
    private readonly float[] _hashedScales = new float[CommentModel.Stride];
    private readonly float[] _surfaceScales = new float[CommentModel.Stride];
    private readonly float[] _biases = new float[CommentModel.Stride];

    /// <summary>Stores one head.</summary>
    /// <param name="weights">As <see cref="HeadTrainer.Averaged"/> gives them.</param>
    /// <param name="classes">How many classes they have.</param>
    /// <param name="head">Which head they become.</param>
    /// <param name="plus">The class that speaks for the head.</param>
    /// <param name="minus">The class that it is set against; none for a binary head.</param>
    public void Set(float[] weights, int classes, int head, int plus = 0, int? minus = null)
    {
        float At(int row) => weights[row * classes + plus] - (minus is { } other ? weights[row * classes + other] : 0);
        _hashedScales[head] = Quantise(rows.Count, At, _hashed, head);
        _surfaceScales[head] = Quantise(SurfaceFeatureCount, row => At(rows.Count + row), _surface, head);
        _biases[head] = At(rows.Count + SurfaceFeatureCount);
    }

    /// <summary>The model with these heads.</summary>
    public CommentModel ToModel(float[] calibration, ValenceLexicon lexicon, WordNetwork network) => new()
    {
        Hashed = _hashed,
        Surface = _surface,
        HashedScales = _hashedScales,
        SurfaceScales = _surfaceScales,
        Biases = _biases,
        Calibration = new Calibration(calibration),
        Lexicon = lexicon,
        Network = network,
    };

    private static float Quantise(int count, Func<int, float> weight, sbyte[] steps, int head)
    {
        double squares = 0, largest = 0;
        var used = 0;
        for (var row = 0; row < count; row++)
        {
            if (weight(row) is var value && value != 0)
                (squares, largest, used) = (squares + value * value, Math.Max(largest, Math.Abs(value)), used + 1);
        }

        if (used == 0)
            return 0;
        var scale = (float)(Math.Min(largest, Widest * Math.Sqrt(squares / used)) / sbyte.MaxValue);
        for (var row = 0; row < count; row++)
            steps[row * CommentModel.Stride + head] = (sbyte)Math.Clamp(MathF.Round(weight(row) / scale), -sbyte.MaxValue, sbyte.MaxValue);
        return scale;
    }
}

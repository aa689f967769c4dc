using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Engagement.Core.Text;

/// <summary>Adds up the weights of a text's hashed features for all heads at once.</summary>
/// <param name="model">The weights.</param>
internal struct ScoreSink(CommentModel model) : ITextFeatureSink
{
    /// <summary>As many sums of bytes as are sure to fit 16 bits.</summary>
    private const int MostPending = 256;

    private readonly sbyte[] _weights = model.Hashed;
    private readonly int _shift = model.Shift;
    private Vector128<short> _pending;
    private int _sentenceFeatures;
    private int _sentenceStart;
    private float _french = float.NegativeInfinity;
    private float _english = float.NegativeInfinity;

    private Sums _sums;
    private FirstWords _words;

    /// <summary>How many features were added.</summary>
    public int Features { get; private set; }

    /// <summary>The sum of one head's weights.</summary>
    /// <param name="head">The head.</param>
    public int this[int head]
    {
        get
        {
            Flush();
            return _sums[head];
        }
    }

    /// <summary>The highest score of a question that a sentence has, without what every text scores; minus infinity when there is no sentence.</summary>
    /// <param name="isFrench">Whether the text is French.</param>
    public readonly float Question(bool isFrench) => isFrench ? _french : _english;

    /// <summary>What the network adds to the heads of English tones.</summary>
    public readonly (float Negative, float Positive) Network() => model.Network.Score(_words.All);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint hash)
    {
        var steps = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_weights), (nint)(hash >> _shift) * CommentModel.Stride)));
        // No branch: which features are known is as good as random. Of equal bytes the difference less 1 has all bits, of others it has no sign.
        var known = (ulong)((long)((steps >> (8 * CommentModel.OwnerByte) ^ FeatureHash.Mark(hash)) - 1) >> 63);
        _pending += Vector128.WidenLower(Vector128.CreateScalarUnsafe(steps & known).AsSByte());
        if (++Features % MostPending == 0)
            Flush();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLetters(uint hash) => Add(hash);

    /// <inheritdoc/>
    public void AddInOrder(uint hash, bool isNegated) => _words.Add(new(hash, isNegated));

    /// <inheritdoc/>
    public readonly void EndToken(in TextToken token, WordRoles roles)
    {
    }

    /// <inheritdoc/>
    public void EndSentence(in SentenceShape shape)
    {
        Flush();
        var words = (_sums[CommentModel.QuestionHead] - _sentenceStart) / MathF.Sqrt(Math.Max(1, Features - _sentenceFeatures)) * model.HashedScales[CommentModel.QuestionHead];
        _french = Math.Max(_french, words + ShapeScore(in shape, true));
        _english = Math.Max(_english, words + ShapeScore(in shape, false));
        (_sentenceFeatures, _sentenceStart) = (Features, _sums[CommentModel.QuestionHead]);
    }

    private readonly float ShapeScore(in SentenceShape shape, bool isFrench)
    {
        Span<ushort> features = stackalloc ushort[SentenceShape.PerSentence];
        shape.Write(isFrench, features);
        var steps = 0;
        foreach (var feature in features)
            steps += model.Surface[(SurfaceFeatures.Count + feature) * CommentModel.Stride + CommentModel.QuestionHead];
        return steps * model.SurfaceScales[CommentModel.QuestionHead];
    }

    private void Flush()
    {
        if (_pending == default)
            return;
        for (var head = 0; head < CommentModel.OwnerByte; head++)
            _sums[head] += _pending[head];
        _pending = default;
    }

    [InlineArray(CommentModel.Stride)]
    private struct Sums
    {
        private int _first;
    }
}

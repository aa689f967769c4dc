namespace Engagement.Core.FakeFans.Accounts;

/// <summary>A sum of small decision trees over the signals of a profile: the evidence for a fake account, in log-odds.</summary>
/// <remarks>
/// Every tree is complete: node i has the children 2i+1 and 2i+2. A signal goes right when it is above the node's threshold; where it is not known,
/// the node says which way. Signals are first replaced by how many thresholds lie below them, so that a tree is walked by comparing bytes.
/// </remarks>
internal sealed class BoostedTrees
{
    /// <summary>Questions asked on the way to a leaf.</summary>
    public const int Depth = 3;

    /// <summary>Nodes that ask, per tree.</summary>
    public const int Inner = (1 << Depth) - 1;

    /// <summary>Nodes with a value, per tree: all of them.</summary>
    public const int Nodes = (1 << (Depth + 1)) - 1;

    private const byte MissingRight = byte.MaxValue;

    private readonly float[][] _thresholds;
    private readonly byte[] _slots;
    private readonly byte[] _cuts;
    private readonly float[] _values;

    /// <param name="thresholds">Ascending thresholds of each signal, fewer than 255.</param>
    /// <param name="trees">The trees, in the order in which they are added up.</param>
    public BoostedTrees(IReadOnlyList<float[]> thresholds, IReadOnlyList<Tree> trees)
    {
        _thresholds = [.. thresholds];
        // One slot per signal counts a missing value as below every threshold, the other as above: a node asks the slot that suits it.
        _slots = [.. trees.SelectMany(tree => tree.Questions).Select(q => (byte)(q.Signal + (q.MissingGoesRight ? _thresholds.Length : 0)))];
        _cuts = [.. trees.SelectMany(tree => tree.Questions).Select(q => q.Cut)];
        _values = [.. trees.SelectMany(tree => tree.Values)];
    }

    /// <summary>How many trees there are.</summary>
    public int Count => _values.Length / Nodes;

    /// <summary>The sum over all trees.</summary>
    public float Sum(ReadOnlySpan<float> signals)
    {
        Span<byte> ranks = stackalloc byte[2 * signals.Length];
        Rank(signals, ranks);
        var sum = 0f;
        for (int inner = 0, values = 0; values < _values.Length; inner += Inner, values += Nodes)
        {
            var node = 0;
            for (var level = 0; level < Depth; level++)
                node = 2 * node + (ranks[_slots[inner + node]] > _cuts[inner + node] ? 2 : 1);
            sum += _values[values + node];
        }
        return sum;
    }

    /// <summary>How much each signal moved the sum away from where it stands when nothing is known of the account.</summary>
    /// <remarks>Each question is credited with the change of the expected value that its answer made. Source: A. Saabas, "Interpreting random forests", 2014.</remarks>
    /// <param name="signals">The signals of a profile.</param>
    /// <param name="moved">Receives one value per signal.</param>
    public void Explain(ReadOnlySpan<float> signals, Span<float> moved)
    {
        Span<byte> ranks = stackalloc byte[2 * signals.Length];
        Rank(signals, ranks);
        moved.Clear();
        for (int inner = 0, values = 0; values < _values.Length; inner += Inner, values += Nodes)
        {
            var node = 0;
            for (var level = 0; level < Depth; level++)
            {
                var (asked, slot) = (node, _slots[inner + node]);
                node = 2 * node + (ranks[slot] > _cuts[inner + node] ? 2 : 1);
                moved[slot % signals.Length] += _values[values + node] - _values[values + asked];
            }
        }
    }

    private void Rank(ReadOnlySpan<float> signals, Span<byte> ranks)
    {
        for (var i = 0; i < signals.Length; i++)
        {
            var isMissing = float.IsNaN(signals[i]);
            var rank = isMissing ? (byte)0 : RankOf(signals[i], _thresholds[i]);
            (ranks[i], ranks[signals.Length + i]) = (rank, isMissing ? MissingRight : rank);
        }
    }

    /// <summary>How many thresholds lie below a value.</summary>
    internal static byte RankOf(float value, ReadOnlySpan<float> thresholds)
    {
        var (low, high) = (0, thresholds.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (value > thresholds[middle])
                low = middle + 1;
            else
                high = middle;
        }
        return (byte)low;
    }

    /// <summary>What a node asks: whether the signal is above its threshold number <paramref name="Cut"/>.</summary>
    /// <param name="Signal">Which signal.</param>
    /// <param name="Cut">Right when more thresholds than this lie below the signal; 255 never.</param>
    /// <param name="MissingGoesRight">Where a signal goes that is not known.</param>
    public readonly record struct Question(int Signal, byte Cut, bool MissingGoesRight)
    {
        /// <summary>Leads left, whatever the signal: a node whose tree is done above the deepest level.</summary>
        public static readonly Question None = new(0, byte.MaxValue, false);
    }

    /// <summary>One tree: its questions, and the expected value at every node.</summary>
    public sealed record Tree(IReadOnlyList<Question> Questions, IReadOnlyList<float> Values);
}

using Engagement.Core.FakeFans.Accounts;
using static Engagement.Core.FakeFans.Accounts.BoostedTrees;

namespace Engagement.Training.Followers;

/// <summary>Grows boosted trees by Newton steps on the logistic loss, each signal only in its own direction.</summary>
/// <remarks>
/// Source: T. Chen and C. Guestrin, "XGBoost", KDD 2016, sections 2 and 3.4 (second-order gain, direction of missing values). A split that
/// would let a signal speak against its direction is not made, and what lies below a split keeps to its side of the middle.
/// </remarks>
internal sealed class TreeGrower(float[][] thresholds, TrainingRow[] rows, GrowthOptions options)
{
    private readonly byte[][] _ranks = [.. rows.Select(row => Ranks(row.Signals, thresholds))];
    private readonly double[] _sums = new double[rows.Length];
    private readonly double[] _gradients = new double[rows.Length];
    private readonly double[] _curvatures = new double[rows.Length];
    private readonly Random _random = new(options.Seed);

    private const byte Missing = byte.MaxValue;

    public List<Tree> Grow()
    {
        var trees = new List<Tree>();
        for (var i = 0; i < options.Trees; i++)
            trees.Add(GrowOne());
        return trees;
    }

    private Tree GrowOne()
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-_sums[i]));
            _gradients[i] = rows[i].Weight * (p - (rows[i].IsFake ? 1 : 0));
            _curvatures[i] = rows[i].Weight * p * (1 - p);
        }
        var signals = Enumerable.Range(0, thresholds.Length).Where(_ => _random.NextDouble() < options.SignalShare).ToList();
        var questions = Enumerable.Repeat(Question.None, Inner).ToArray();
        var values = new float[Nodes];
        var members = new List<int>[Nodes];
        var bounds = new (double Low, double High)[Nodes];
        members[0] = [.. Enumerable.Range(0, rows.Length)];
        bounds[0] = (double.NegativeInfinity, double.PositiveInfinity);
        for (var node = 0; node < Inner; node++)
        {
            var (left, right) = (2 * node + 1, 2 * node + 2);
            values[node] = Rounded(Weight(Sum(members[node]), bounds[node]));
            (bounds[left], bounds[right]) = (bounds[node], bounds[node]);
            (members[left], members[right]) = (members[node], []);
            if (members[node].Count == 0 || Best(members[node], bounds[node], signals) is not { } split)
            {
                // Nothing to ask: all go left, and keep the value.
                bounds[left] = bounds[right] = (values[node], values[node]);
                continue;
            }
            questions[node] = split.Question;
            (members[left], members[right]) = ([], []);
            foreach (var member in members[node])
                members[GoesRight(member, split.Question) ? right : left].Add(member);
            var middle = (split.Left + split.Right) / 2;
            switch (ProfileSignal.All[split.Question.Signal].Direction)
            {
                case > 0:
                    (bounds[left], bounds[right]) = ((bounds[node].Low, middle), (middle, bounds[node].High));
                    break;
                case < 0:
                    (bounds[left], bounds[right]) = ((middle, bounds[node].High), (bounds[node].Low, middle));
                    break;
            }
        }
        for (var leaf = Inner; leaf < Nodes; leaf++)
        {
            values[leaf] = members[leaf].Count == 0 ? values[(leaf - 1) / 2] : Rounded(Weight(Sum(members[leaf]), bounds[leaf]));
            foreach (var member in members[leaf])
                _sums[member] += values[leaf];
        }
        return new(questions, values);
    }

    private (Question Question, double Left, double Right)? Best(List<int> members, (double Low, double High) bounds, List<int> signals)
    {
        var whole = Sum(members);
        var (best, gain) = (((Question, double, double)?)null, options.LeastGain);
        var alone = Score(whole, Weight(whole, bounds));
        foreach (var signal in signals)
        {
            var bins = new (double G, double H)[thresholds[signal].Length + 1];
            var missing = (G: 0.0, H: 0.0);
            foreach (var member in members)
            {
                var rank = _ranks[member][signal];
                if (rank == Missing)
                    missing = (missing.G + _gradients[member], missing.H + _curvatures[member]);
                else
                    bins[rank] = (bins[rank].G + _gradients[member], bins[rank].H + _curvatures[member]);
            }
            var below = (G: 0.0, H: 0.0);
            for (var cut = 0; cut < thresholds[signal].Length; cut++)
            {
                below = (below.G + bins[cut].G, below.H + bins[cut].H);
                foreach (var missingGoesRight in (ReadOnlySpan<bool>)[false, true])
                {
                    if (missingGoesRight && missing.H == 0)
                        continue;
                    var left = missingGoesRight ? below : (G: below.G + missing.G, H: below.H + missing.H);
                    (double G, double H) right = (whole.G - left.G, whole.H - left.H);
                    if (left.H < options.LeastCurvature || right.H < options.LeastCurvature)
                        continue;
                    var (l, r) = (Weight(left, bounds), Weight(right, bounds));
                    if (ProfileSignal.All[signal].Direction * (r - l) < 0)
                        continue;
                    var g = Score(left, l) + Score(right, r) - alone;
                    if (g > gain + 1e-9)
                        (best, gain) = ((new Question(signal, (byte)cut, missingGoesRight), l, r), g);
                }
            }
        }
        return best;
    }

    private (double G, double H) Sum(List<int> members)
    {
        var sum = (G: 0.0, H: 0.0);
        foreach (var member in members)
            sum = (sum.G + _gradients[member], sum.H + _curvatures[member]);
        return sum;
    }

    private bool GoesRight(int member, Question question)
    {
        var rank = _ranks[member][question.Signal];
        return rank == Missing ? question.MissingGoesRight : rank > question.Cut;
    }

    // Full steps decide the splits; what is added is shrunk.
    private double Weight((double G, double H) sum, (double Low, double High) bounds) =>
        Math.Clamp(-sum.G / (sum.H + options.Ridge) * options.LearningRate, bounds.Low, bounds.High);

    private double Score((double G, double H) sum, double weight)
    {
        var full = weight / options.LearningRate;
        return -(2 * sum.G * full + (sum.H + options.Ridge) * full * full);
    }

    private static float Rounded(double value) => (float)Math.Round(value, 4);

    private static byte[] Ranks(float[] signals, float[][] thresholds) =>
        [.. signals.Select((value, i) => float.IsNaN(value) ? Missing : RankOf(value, thresholds[i]))];
}

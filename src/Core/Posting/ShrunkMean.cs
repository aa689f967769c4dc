using Engagement.Core.Kpis;

namespace Engagement.Core.Posting;

/// <summary>The mean of a group of posts, pulled towards the mean of all as far as its few posts and the other groups suggest.</summary>
/// <param name="N">Posts of the group.</param>
/// <param name="Value">The pulled mean of their scores.</param>
/// <param name="StandardError">How uncertain it is.</param>
public readonly record struct ShrunkMean(int N, double Value, double StandardError)
{
    private const double Level = 0.95;
    private const string Method = "empirical_bayes";

    /// <summary>How many times as much as usual: 1 is as usual.</summary>
    public double Index => Math.Exp(Value);

    /// <summary>How sure the index is.</summary>
    public Interval Interval => new(
        Math.Exp(Value - (WilsonScore.Z * StandardError)), Math.Exp(Value + (WilsonScore.Z * StandardError)), Level, Method);

    /// <summary>Pulls the means of groups towards each other.</summary>
    /// <remarks>
    /// One-way random effects: the variance between groups is estimated by moments from the sums of squares, at least 0; a group keeps
    /// between / (between + within / n) of its distance from the mean of all. The error holds the group's own and that of the mean.
    /// Source: C. N. Morris, Parametric empirical Bayes inference, J. Am. Stat. Assoc. 78 (1983) 47-55; S. R. Searle, G. Casella,
    /// C. E. McCulloch, Variance Components (1992), section 3.6, for unbalanced groups.
    /// </remarks>
    /// <param name="scores">Each post's group and score, in any order.</param>
    /// <typeparam name="TGroup">What tells groups apart.</typeparam>
    /// <returns>By group; none when there are not two groups and a post more, so that nothing can be estimated.</returns>
    public static IReadOnlyDictionary<TGroup, ShrunkMean> Of<TGroup>(IEnumerable<(TGroup Group, double Score)> scores)
        where TGroup : notnull
    {
        var groups = scores.GroupBy(score => score.Group, score => score.Score).ToDictionary(group => group.Key, group => group.ToArray());
        var n = groups.Values.Sum(group => group.Length);
        if (groups.Count < 2 || n <= groups.Count)
            return new Dictionary<TGroup, ShrunkMean>();

        var mean = groups.Values.Sum(group => group.Sum()) / n;
        var within = groups.Values.Sum(SquaresAroundMean) / (n - groups.Count);
        var between = Math.Max(0, (groups.Values.Sum(group => group.Length * Square(group.Average() - mean)) - ((groups.Count - 1) * within))
            / (n - (groups.Values.Sum(group => Square(group.Length)) / n)));
        return groups.ToDictionary(group => group.Key, group =>
        {
            var own = within / group.Value.Length;
            var kept = between == 0 ? 0 : between / (between + own);
            return new ShrunkMean(
                group.Value.Length,
                mean + (kept * (group.Value.Average() - mean)),
                Math.Sqrt((kept * own) + (Square(1 - kept) * within / n)));
        });
    }

    private static double SquaresAroundMean(double[] scores)
    {
        var mean = scores.Average();
        return scores.Sum(score => Square(score - mean));
    }

    private static double Square(double value) => value * value;
}

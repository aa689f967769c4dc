namespace Engagement.Core.Audience;

/// <summary>Whether values rise or fall from week to week, and how fast.</summary>
/// <remarks>
/// Rate: the median of the slopes between all pairs of weeks, of logarithms, so that no single week decides. Probabilities: Mann and Kendall's test, exact
/// without ties, else by the normal approximation with the variance corrected for ties. It takes weeks as independent.
/// Source: P. K. Sen, J. Am. Stat. Assoc. 63 (1968) 1379-1389; R. O. Gilbert, Statistical Methods for Environmental Pollution Monitoring (1987), chapter 16.
/// </remarks>
/// <param name="N">Weeks with a value.</param>
/// <param name="WeeklyRate">Typical change per week: 0.02 is 2 % more each week.</param>
/// <param name="RisingProbability">How probable a rise as clear as this one is by chance alone: small means that it rises.</param>
/// <param name="FallingProbability">The same of a fall.</param>
public sealed record Trend(int N, double WeeklyRate, double RisingProbability, double FallingProbability)
{
    /// <summary>The trend of weekly values; null with fewer than three.</summary>
    /// <param name="values">Number of the week, and a value above 0; each week once.</param>
    public static Trend? Of(IEnumerable<(int Week, double Value)> values)
    {
        var ordered = values.OrderBy(value => value.Week).ToArray();
        if (ordered.Length < 3)
            return null;
        var slopes = new List<double>();
        var score = 0;
        for (var later = 1; later < ordered.Length; later++)
            for (var earlier = 0; earlier < later; earlier++)
            {
                slopes.Add(Math.Log(ordered[later].Value / ordered[earlier].Value) / (ordered[later].Week - ordered[earlier].Week));
                score += ordered[later].Value.CompareTo(ordered[earlier].Value);
            }
        var ties = ordered.GroupBy(value => value.Value).Select(group => group.Count()).Where(count => count > 1).ToList();
        return new(ordered.Length, Math.Exp(Median(slopes)) - 1, AtLeast(score, ordered.Length, ties), AtLeast(-score, ordered.Length, ties));
    }

    private static double AtLeast(int score, int n, List<int> ties) => ties.Count == 0 ? Exact(score, n) : Normal(score, n, ties);

    /// <summary>Of all orders of n values, the share whose score is at least this one: a score is the pairs less twice the inversions.</summary>
    private static double Exact(int score, int n)
    {
        var pairs = n * (n - 1) / 2;
        var shares = new double[pairs + 1];
        shares[0] = 1;
        for (var size = 2; size <= n; size++)
            for (var inversions = size * (size - 1) / 2; inversions >= 0; inversions--)
            {
                var sum = 0.0;
                for (var more = 0; more < size && more <= inversions; more++)
                    sum += shares[inversions - more];
                shares[inversions] = sum / size;
            }
        return Math.Min(1, shares.Take(((pairs - score) / 2) + 1).Sum());
    }

    private static double Normal(int score, int n, List<int> ties)
    {
        static double Weight(double count) => count * (count - 1) * ((2 * count) + 5);
        var variance = (Weight(n) - ties.Sum(count => Weight(count))) / 18;
        return variance <= 0 ? 1 : UpperTail((score - 1) / Math.Sqrt(variance));
    }

    /// <summary>The standard normal distribution above z: Abramowitz and Stegun 26.2.17, to 7.5e-8.</summary>
    private static double UpperTail(double z)
    {
        if (z < 0)
            return 1 - UpperTail(-z);
        var t = 1 / (1 + (0.2316419 * z));
        var polynomial = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * polynomial;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

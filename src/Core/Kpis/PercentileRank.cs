namespace Engagement.Core.Kpis;

/// <summary>Where a value stands among others: the share of them that lie below it, those that equal it counted half.</summary>
/// <param name="Value">0 to 1, 0.5 is the middle; null with fewer others than it takes: not enough data.</param>
/// <param name="N">How many others there are.</param>
public readonly record struct PercentileRank(double? Value, int N)
{
    /// <summary>Ranks a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="others">What it is ranked among, itself not included.</param>
    /// <param name="fewest">How many others it takes.</param>
    public static PercentileRank Of(double value, IReadOnlyCollection<double> others, int fewest)
    {
        ArgumentNullException.ThrowIfNull(others);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        return others.Count < fewest
            ? new(null, others.Count)
            : new((others.Count(other => other < value) + (others.Count(other => other == value) / 2.0)) / others.Count, others.Count);
    }
}

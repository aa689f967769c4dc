using Engagement.Core;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Benchmarks;

/// <summary>What one would write in an afternoon: point detectors on follows gained and on the change of followers, as peers to compare with.</summary>
internal static class PlainDetectors
{
    private const int WindowDays = 28;
    private const int Week = 7;

    /// <summary>Distance from the median of the 28 days before in robust standard deviations.</summary>
    public static double[] RobustZ(PageSeries series) => Both(series, row =>
    {
        var scores = new double[row.Length];
        for (var t = WindowDays; t < row.Length; t++)
        {
            var (median, deviation) = MedianAndDeviation(row[(t - WindowDays)..t]);
            scores[t] = double.IsNaN(row[t]) ? 0 : (row[t] - median) / deviation;
        }
        return scores;
    });

    /// <summary>Seasonal hybrid ESD without its cut-off: the weekday's median taken out, then the distance from the median of all days.</summary>
    /// <remarks>Source: O. Vallis, J. Hochenbaum, A. Kejariwal, A novel technique for long-term anomaly detection in the cloud, HotCloud 2014.</remarks>
    public static double[] SeasonalHybridEsd(PageSeries series) => Both(series, row =>
    {
        var rest = row.ToArray();
        for (var weekday = 0; weekday < Week; weekday++)
        {
            var (seasonal, _) = MedianAndDeviation([.. Enumerable.Range(0, row.Length).Where(t => t % Week == weekday).Select(t => row[t])]);
            for (var t = weekday; t < row.Length; t += Week)
                rest[t] -= seasonal;
        }
        var (median, deviation) = MedianAndDeviation(rest);
        return Array.ConvertAll(rest, value => double.IsNaN(value) ? 0 : (value - median) / deviation);
    });

    /// <summary>Page's cumulative sum of the robust z, slack .5, clipped at 4: what is made for slow changes.</summary>
    /// <remarks>Source: E. S. Page, Continuous inspection schemes, Biometrika 41 (1954) 100-115.</remarks>
    public static double[] CumulativeSum(PageSeries series)
    {
        var sum = 0.0;
        return Array.ConvertAll(RobustZ(series), z => sum = Math.Max(0, sum + Math.Clamp(z, -4, 4) - 0.5));
    }

    private static double[] Both(PageSeries series, Func<double[], double[]> detect)
    {
        var gained = detect(Known(series, series[PageMetric.NewFollows]));
        var followers = Known(series, series[PageMetric.Followers]);
        var fallen = detect([double.NaN, .. Enumerable.Range(1, followers.Length - 1).Select(t => followers[t - 1] - followers[t])]);
        return [.. gained.Zip(fallen, Math.Max)];
    }

    // They are given what the product has to find out by itself: days of zeros are missing.
    private static double[] Known(PageSeries series, ReadOnlySpan<double> row)
    {
        var known = row.ToArray();
        var followers = series[PageMetric.Followers];
        for (var t = 0; t < known.Length; t++)
            if (followers[t] == 0)
                known[t] = double.NaN;
        return known;
    }

    private static (double Median, double Deviation) MedianAndDeviation(double[] values)
    {
        var known = Array.FindAll(values, value => !double.IsNaN(value));
        if (known.Length == 0)
            return (0, 1);
        Array.Sort(known);
        var median = known[known.Length / 2];
        var distances = Array.ConvertAll(known, value => Math.Abs(value - median));
        Array.Sort(distances);
        return (median, Math.Max(1, 1.4826 * distances[distances.Length / 2]));
    }
}

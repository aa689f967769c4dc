namespace Engagement.Core.FakeFans.Pages;

/// <summary>What a page loses day by day, and how much of it no unfollow explains.</summary>
/// <remarks>
/// followers(t) - followers(t-1) = gained - lost + unexplained. What was lost is read from the running total where it can be, since a purge by
/// the network shows there and nowhere else.
/// </remarks>
internal sealed class LossBaseline
{
    public LossBaseline(CleanSeries series)
    {
        (Told, Silent) = Losses(series);
        Lost = new(Told, series.Source.Days.FirstDay.DayOfWeek, OffsetOf(Told));
    }

    /// <summary>What a day was to be expected to lose.</summary>
    public SeasonalBaseline Lost { get; }

    /// <summary>By day, what was lost, below zero where a total takes back what it lost before; NaN where that is not known.</summary>
    public double[] Told { get; }

    /// <summary>By day, what the running total lost beyond the unfollows told; empty where these are not told.</summary>
    public double[] Silent { get; }

    private static (double[] Lost, double[] Silent) Losses(CleanSeries series)
    {
        var n = series.Count;
        var hasTotal = CleanSeries.HasValues(series.Followers);
        var hasLost = CleanSeries.HasValues(series.Lost);
        if (!hasTotal)
            return (series.Lost, []);
        if (series.GainedIsNet)
            return (Array.ConvertAll(series.Gained, step => -step), []);
        var (lost, silent) = (new double[n], new double[hasLost ? n : 0]);
        Array.Fill(lost, double.NaN);
        for (var t = 1; t < n; t++)
        {
            var step = series.Followers[t] - series.Followers[t - 1];
            lost[t] = series.Gained[t] - step;
            if (!hasLost)
                continue;
            silent[t] = double.IsNaN(lost[t]) || double.IsNaN(series.Lost[t]) ? 0 : lost[t] - series.Lost[t];
            if (double.IsNaN(lost[t]))
                lost[t] = series.Lost[t];
        }
        return CleanSeries.HasValues(lost) ? (lost, silent) : (series.Lost, []);
    }

    /// <summary>What makes nearly all of a row that may be negative positive.</summary>
    internal static double OffsetOf(double[] row)
    {
        var known = Array.FindAll(row, value => !double.IsNaN(value));
        if (known.Length == 0 || !Array.Exists(known, value => value < 0))
            return 0;
        Array.Sort(known);
        var median = known[known.Length / 2];
        var distances = Array.ConvertAll(known, value => Math.Abs(value - median));
        Array.Sort(distances);
        return Math.Max(0, (3 * Math.Max(1.4826 * distances[distances.Length / 2], 1)) - median);
    }
}

namespace Engagement.Core.FakeFans.Pages;

/// <summary>A page's series without the days that an export or an interface only pretends to know.</summary>
internal sealed class CleanSeries
{
    // An ordinary day of that many is never zero by chance; below, a zero may well be one.
    private const double CertainlyNotZero = 12;
    private const int UsualDays = 28;

    private CleanSeries(PageSeries series)
    {
        Source = series;
        Count = series.Count;
    }

    public PageSeries Source { get; }

    public int Count { get; }

    /// <summary>Follows gained; where the network does not tell them, what the running total of followers gained or lost.</summary>
    public double[] Gained { get; private init; } = [];

    /// <summary>Whether <see cref="Gained"/> is a net of gains and losses, and may be negative.</summary>
    public bool GainedIsNet { get; private init; }

    /// <summary>The metric that <see cref="Gained"/> was read from; null when the page has none that tells of its fans.</summary>
    public PageMetric? Subject { get; private init; }

    /// <summary>Whether <see cref="Gained"/> counts engagements, for want of anything that tells of fans.</summary>
    public bool IsOfEngagements => Subject == PageMetric.Engagements || Subject == PageMetric.Reactions;

    public double[] Lost { get; private init; } = [];

    public double[] Followers { get; private init; } = [];

    public double[] Engagements { get; private init; } = [];

    public double[] Views { get; private init; } = [];

    public double[] Viewers { get; private init; } = [];

    public double[] Visits { get; private init; } = [];

    public double[] ViewsFromAds { get; private init; } = [];

    /// <summary>Days of which nothing, or nothing but zeros, was reported.</summary>
    public bool[] IsGap { get; private init; } = [];

    public static CleanSeries Of(PageSeries series)
    {
        var empty = EmptyDays(series);
        double[] Clean(PageMetric metric) => WithoutHoles(series[metric].ToArray(), empty, metric.Additivity == Additivity.Last);
        double[] First(params PageMetric[] metrics) => metrics.Select(Clean).FirstOrDefault(HasValues) ?? Clean(metrics[0]);

        var followers = First(PageMetric.Followers, PageMetric.Fans);
        var engagements = First(PageMetric.Engagements, PageMetric.Reactions);
        var (subject, gained, isNet) = Subjects(series, followers, engagements, Clean);
        return new(series)
        {
            Subject = subject,
            Gained = gained,
            GainedIsNet = isNet,
            Lost = Clean(PageMetric.Unfollows),
            Followers = followers,
            // What is judged cannot explain itself.
            Engagements = subject == PageMetric.Engagements || subject == PageMetric.Reactions ? Array.ConvertAll(engagements, _ => double.NaN) : engagements,
            Views = Clean(PageMetric.Views),
            Viewers = Clean(PageMetric.Viewers),
            Visits = Clean(PageMetric.PageVisits),
            ViewsFromAds = Clean(PageMetric.ViewsFromAds),
            IsGap = empty,
        };
    }

    public static bool HasValues(double[] row) => Array.Exists(row, value => !double.IsNaN(value));

    private static (PageMetric? Metric, double[] Gained, bool IsNet) Subjects(
        PageSeries series, double[] followers, double[] engagements, Func<PageMetric, double[]> clean)
    {
        foreach (var metric in (PageMetric[])[PageMetric.NewFollows, PageMetric.FanAdds])
            if (series.Metrics.Contains(metric))
                return (metric, clean(metric), false);
        if (HasValues(followers))
            return (PageMetric.Followers, Steps(followers), true);
        // Bought reactions are delivered as bought fans are, so a page that tells nothing of its fans is still looked at.
        if (HasValues(engagements))
            return (series.Metrics.Contains(PageMetric.Engagements) ? PageMetric.Engagements : PageMetric.Reactions, engagements, false);
        return (null, engagements, false);
    }

    /// <summary>From day to day; over a gap of a few days the step is spread evenly, since nobody knows on which day it was taken.</summary>
    private static double[] Steps(double[] totals)
    {
        const int longestGap = 7;
        var steps = new double[totals.Length];
        Array.Fill(steps, double.NaN);
        var last = -1;
        for (var t = 0; t < totals.Length; t++)
        {
            if (double.IsNaN(totals[t]))
                continue;
            if (last >= 0 && t - last <= longestGap)
                steps.AsSpan(last + 1, t - last).Fill((totals[t] - totals[last]) / (t - last));
            last = t;
        }
        return steps;
    }

    private static bool[] EmptyDays(PageSeries series)
    {
        var empty = new bool[series.Count];
        Array.Fill(empty, true);
        foreach (var metric in series.Metrics)
        {
            var row = series[metric];
            for (var t = 0; t < row.Length; t++)
                empty[t] &= !(row[t] != 0 && !double.IsNaN(row[t]));
        }
        return empty;
    }

    private static double[] WithoutHoles(double[] row, bool[] empty, bool isTotal)
    {
        var usual = 0.0;
        var seen = 0;
        for (var t = 0; t < row.Length; t++)
        {
            if (empty[t] && (row[t] == 0 && seen > 0 && usual > 0.5 || isTotal))
                row[t] = double.NaN;
            // A count far from zero does not stop for a day, nor does a total vanish: the report has a hole there.
            if (row[t] == 0 && seen >= 7 && (isTotal ? usual > 0 : usual >= CertainlyNotZero))
                row[t] = double.NaN;
            if (double.IsNaN(row[t]))
                continue;
            seen++;
            usual += (Math.Min(row[t], Math.Max(4 * usual, 10)) - usual) / Math.Min(seen, UsualDays);
        }
        return row;
    }
}

using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Tests.FakeFans.Pages;

/// <summary>Series made by hand, day by day from a Monday on.</summary>
internal static class SeriesOf
{
    public static readonly DateOnly FirstDay = new(2026, 1, 5);

    // A fixed bit of chance around 1, the same in every test: constant series would leave nothing to learn a spread from.
    private static readonly double[] Wobble = [1.05, 0.9, 1.15, 0.8, 1.0, 1.2, 0.95, 0.85, 1.1, 1.0, 0.75, 1.25, 1.0];

    public static DateOnly Day(int index) => FirstDay.AddDays(index);

    /// <summary>A page with so many follows a day, a fifth of them lost again, and the usual columns.</summary>
    /// <param name="more">Adds to (gained, lost, purged, views, engagements) of a day; null leaves the day out.</param>
    public static PageSeries Page(int days, double gained = 40, double followers = 20_000, Func<int, Extra?>? more = null, double scale = 1)
    {
        var series = new PageSeries(new(FirstDay, Day(days - 1)));
        var total = followers * scale;
        for (var t = 0; t < days; t++)
        {
            var extra = more is null ? new() : more(t);
            var (new_, lost) = (Math.Round(gained * scale * Wobble[t % 13]) + (extra?.Gained ?? 0), Math.Round(gained * scale * 0.2 * Wobble[(t + 4) % 13]) + (extra?.Lost ?? 0));
            total += new_ - lost - (extra?.Purged ?? 0);
            if (extra is null)
                continue;
            series.Set(PageMetric.NewFollows, Day(t), new_);
            series.Set(PageMetric.Unfollows, Day(t), lost);
            series.Set(PageMetric.Followers, Day(t), total);
            series.Set(PageMetric.Views, Day(t), Math.Round(4000 * scale * Wobble[(t + 7) % 13] * extra.Views));
            series.Set(PageMetric.Engagements, Day(t), Math.Round(200 * scale * Wobble[(t + 2) % 13] * extra.Engagements));
        }
        return series;
    }

    public static PageAudit Audit(PageSeries series, params TeamEvent[] events) => new PageScan(series).Audit(PeerShocks.None, events, []);

    public sealed record Extra(double Gained = 0, double Lost = 0, double Purged = 0, double Views = 1, double Engagements = 1);
}

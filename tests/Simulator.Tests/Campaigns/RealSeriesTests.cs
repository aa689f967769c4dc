using System.Globalization;
using System.Text.Json;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Simulator.Series;

namespace Engagement.Simulator.Tests.Campaigns;

/// <summary>Series that nobody made up: their rhythm and their peaks are those of people.</summary>
public class RealSeriesTests
{
    private const double FollowsPerViewer = 0.002;

    [Fact]
    public void Police_ViewersAndEngagement_HoldNothingThatIsMoreThanAPeak()
    {
        foreach (var page in Police())
            SeriesAudit(page.Series).Anomalies.ShouldAllBe(anomaly => anomaly.Level <= SuspicionLevel.Watch);
    }

    // The page tells no follows, so they are drawn from its viewers at a steady rate: the weekdays and peaks are real, a burst is planted.
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void Police_ABurstAmongFollowsThatAnswerToViewers_IsFoundAndNothingElse(int times)
    {
        var (series, when) = Planted(times);

        var flagged = SeriesAudit(series).Anomalies.Where(anomaly => anomaly.Level >= SuspicionLevel.Watch).ToList();

        flagged.ShouldHaveSingleItem().PeakDay.ShouldBe(when);
        SeriesAudit(Planted(0).Series).Anomalies.ShouldNotContain(anomaly => anomaly.Level >= SuspicionLevel.Watch);
    }

    [Fact]
    public void SmallPage_TwentyEightDays_AreTooFewToAccuseAnybody()
    {
        var (pages, _) = RecordedSeries.Read(Folder("small-page-2021"));

        SeriesAudit(pages.Single().Series).Anomalies.ShouldNotContain(anomaly => anomaly.Level >= SuspicionLevel.Watch);
    }

    // Passengers by day, not follows: only whether the days that stand out are those that are known to.
    [Fact]
    public void TaxiDays_ThatStandOutMost_AreWithinTheKnownWindows()
    {
        var path = Path.Combine(Shared(), "series", "nab", "realKnownCause", "nyc_taxi.csv");
        var days = File.ReadLines(path).Skip(1).Select(line => line.Split(','))
            .GroupBy(cells => DateOnly.FromDateTime(DateTime.Parse(cells[0], CultureInfo.InvariantCulture)), cells => double.Parse(cells[1], CultureInfo.InvariantCulture)).ToList();
        var series = new PageSeries(new(days[0].Key, days[^1].Key));
        foreach (var day in days)
            series.Set(PageMetric.NewFollows, day.Key, day.Sum());

        var audit = SeriesAudit(series);

        var top = audit.Days.FirstDay.AddDays(audit.DayScores.Index().MaxBy(day => day.Item).Index);
        KnownWindows("realKnownCause/nyc_taxi.csv").ShouldContain(window => window.Contains(top));
        audit.Anomalies.ShouldNotContain(anomaly => anomaly.Level >= SuspicionLevel.Watch);
    }

    private static (PageSeries Series, DateOnly When) Planted(int times)
    {
        var page = Police().First(page => page.Series.Metrics.Contains(PageMetric.Viewers)).Series;
        var (planted, viewers, followers, when) = (new PageSeries(page.Days), page[PageMetric.Viewers].ToArray(), 150_000.0, page.Days.FirstDay.AddDays(120));
        var usual = Enumerable.Range(90, 28).Select(t => page[PageMetric.Viewers][t]).Where(value => value > 0).Average() * FollowsPerViewer;
        for (var t = 0; t < page.Count; t++)
        {
            var day = page.Days.FirstDay.AddDays(t);
            planted.Set(PageMetric.Viewers, day, viewers[t]);
            planted.Set(PageMetric.Engagements, day, page[PageMetric.Engagements][t]);
            if (double.IsNaN(viewers[t]))
                continue;
            var gained = Math.Round(viewers[t] * FollowsPerViewer) + (day == when ? Math.Round(Math.Max(0, times - 1) * usual) : 0);
            followers += gained;
            planted.Set(PageMetric.NewFollows, day, gained);
            planted.Set(PageMetric.Followers, day, followers);
        }
        return (planted, when);
    }

    private static IReadOnlyList<RecordedSeries> Police() => RecordedSeries.Read(Folder("police-2018")).Pages;

    private static PageAudit SeriesAudit(PageSeries series) => new PageScan(series).Audit(PeerShocks.None, [], []);

    private static List<DayRange> KnownWindows(string file)
    {
        using var windows = JsonDocument.Parse(File.ReadAllText(Path.Combine(Shared(), "series", "nab", "windows.json")));
        return [.. windows.RootElement.GetProperty(file).EnumerateArray().Select(window => new DayRange(Day(window[0]), Day(window[1])))];
    }

    private static DateOnly Day(JsonElement instant) => DateOnly.FromDateTime(DateTime.Parse(instant.GetString()!, CultureInfo.InvariantCulture));

    private static string Folder(string name) => Path.Combine(Repository.RealPages, name);

    private static string Shared() => Path.GetFullPath(Path.Combine(Repository.RealPages, ".."));
}

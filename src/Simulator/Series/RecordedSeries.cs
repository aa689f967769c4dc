using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Simulator.Pages;
using Engagement.Simulator.Replay;

namespace Engagement.Simulator.Series;

/// <summary>The daily series of one recorded page.</summary>
/// <param name="Page">Its name in the file.</param>
/// <param name="Series">Its days.</param>
public sealed record RecordedSeries(string Page, PageSeries Series)
{
    private static readonly (string Measure, PageMetric Metric)[] Measures =
    [
        (Measure.Followers, PageMetric.Followers), (Measure.NewFollows, PageMetric.NewFollows), (Measure.Unfollows, PageMetric.Unfollows),
        (Measure.Views, PageMetric.Views), (Measure.ViewsFromAds, PageMetric.ViewsFromAds), (Measure.Viewers, PageMetric.Viewers),
        (Measure.Engagements, PageMetric.Engagements), (Measure.PageVisits, PageMetric.PageVisits),
    ];

    /// <summary>Reads a folder in the replay format or with exports that replay knows, or one CSV file of <c>page,date,metric...</c> rows.</summary>
    /// <param name="path">The folder or the file.</param>
    /// <returns>The pages, and what was read how, in lines for people.</returns>
    /// <exception cref="ReplayException">There is nothing there, or nothing that can be judged; the message says what to do.</exception>
    public static (IReadOnlyList<RecordedSeries> Pages, IReadOnlyList<string> Report) Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (File.Exists(path))
            return SeriesFile.Read(path) is { } read ? read : ReadFolder(Alone(path));
        if (!Directory.Exists(path))
            throw new ReplayException($"There is no file or folder '{path}'; name a CSV file, or a folder as docs/replay-format.md describes.");
        try
        {
            return ReadFolder(RecordedData.Read(path));
        }
        catch (ReplayException) when (Directory.EnumerateFiles(path, "*.csv").Select(SeriesFile.Read).OfType<(IReadOnlyList<RecordedSeries> Pages, IReadOnlyList<string> Report)>().ToList() is { Count: > 0 } files)
        {
            return ([.. files.SelectMany(file => file.Pages)], [.. files.SelectMany(file => file.Report)]);
        }
    }

    // An export that replay knows by its headers.
    private static RecordedData Alone(string path)
    {
        var report = new ReplayReport();
        var (summary, histories) = new DataSetReader(Path.GetFileNameWithoutExtension(path), report).Read([path]);
        return histories.Count > 0
            ? new(histories, [summary], report)
            : throw new ReplayException($"'{path}' holds nothing that can be judged: it needs a column date and one of followers, new_follows, engagements "
                + $"(docs/fake-fans.md lists the names).{string.Concat(report.Lines.Select(line => Environment.NewLine + line))}");
    }

    private static (IReadOnlyList<RecordedSeries> Pages, IReadOnlyList<string> Report) ReadFolder(RecordedData data) =>
        ([.. data.Histories.Select(Of)], data.Report.Lines);

    private static RecordedSeries Of(PageHistory history)
    {
        var snapshot = history.AsOf(DateTimeOffset.UnixEpoch);
        var series = new PageSeries(new(snapshot.FirstDay, snapshot.LastDay));
        foreach (var (day, values) in snapshot.True)
        {
            foreach (var (measure, metric) in Measures)
                if (values[measure] is { } value)
                    series.Set(metric, day, value);
            if (values[Measure.Engagements] is null && values[Measure.EngagedUsers] is { } people)
                series.Set(PageMetric.Engagements, day, people);
        }
        // Where days tell nothing of engagement, the posts of a day do.
        foreach (var day in snapshot.Posts.GroupBy(post => Network.Facebook.DayOf(post.CreatedAt)))
            if (!series.Metrics.Contains(PageMetric.Engagements) || double.IsNaN(series[PageMetric.Engagements][Math.Clamp(day.Key.DayNumber - snapshot.FirstDay.DayNumber, 0, series.Count - 1)]))
                series.Set(PageMetric.Reactions, day.Key, day.Sum(post => (post.Reactions ?? 0) + (post.Comments ?? 0) + (post.Shares ?? 0)));
        return new(history.Profile.Name, series);
    }
}

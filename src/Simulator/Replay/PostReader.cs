using System.Globalization;
using Engagement.Core;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Replay;

/// <summary>Reads posts.</summary>
internal static class PostReader
{
    /// <summary>The year of the only known export without dates.</summary>
    private const int UndatedYear = 2014;

    public static List<PostRow> Read(RecordTable table, ReplayReport report)
    {
        var calendar = new InferredCalendar(UndatedYear);
        var isUndated = table.Format.Time == TimeStyle.MonthWeekdayHour;
        var read = ReadableRows.Of(table, report, row =>
            Read(table, row, isUndated ? Infer(row, calendar) : RecordedTimes.Read(row, "created_at", table.Format.Time)));
        if (isUndated)
            report.Note($"{table.File.Name}: posts have month, weekday and hour but no date; their days of {UndatedYear} are inferred "
                + "from the order of the rows and may be weeks late");
        return read;
    }

    private static DateTimeOffset Infer(RecordRow row, InferredCalendar calendar)
    {
        var (month, weekday, hour) = (row.Number("month", 1, 12), row.Number("weekday", 1, 7), row.Number("hour", 0, 23));
        if (calendar.Next(month, weekday, hour) is not { } day)
            throw new BadCellException(row.Header("weekday"), row.Text("weekday")!,
                $"leaves no day in month {month} that keeps the rows newest first");
        // The network's own exports give Pacific hours.
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(local, Network.Facebook.DayZone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static PostRow Read(RecordTable table, RecordRow row, DateTimeOffset createdAt)
    {
        var isNamed = table.Columns.Contains("post");
        var post = isNamed ? row.RequiredText("post") : "row-" + row.Line.ToString("00000", CultureInfo.InvariantCulture);
        var byType = ReactionsByType(row);
        var content = new SimulatedPost(PageIds.Slug(post), createdAt, Kind(row), row.Text("message"))
        {
            Permalink = row.Text("permalink"),
            Reactions = row.Count("reactions") ?? (byType.Count == ReactionType.All.Count ? byType.Values.Sum() : null),
            ReactionsByType = byType,
            Comments = row.Count("comments"),
            Shares = row.Count("shares"),
            Views = row.Count("views"),
            ViewsFromAds = row.Count("views_from_ads"),
            Viewers = row.Count("viewers"),
            Clicks = row.Count("clicks"),
            LinkClicks = row.Count("link_clicks"),
            VideoViews = row.Count("video_views"),
            KnownComments = new([]),
        };
        return new(row.Text("page"), post, createdAt, content, row.Count("page_followers"), row);
    }

    private static Dictionary<string, long> ReactionsByType(RecordRow row)
    {
        var byType = new Dictionary<string, long>();
        foreach (var type in ReactionType.All)
            if (row.Count(Measure.Reactions(type)) is { } count)
                byType[type] = count;
        return byType;
    }

    private static PostKind Kind(RecordRow row)
    {
        var text = row.Text("type");
        return text is null ? PostKind.Status
            : PostKind.All.FirstOrDefault(k => string.Equals(k.Name, text, StringComparison.OrdinalIgnoreCase))
            ?? throw new BadCellException(row.Header("type"), text,
                $"is not a type of post; use one of: {string.Join(", ", PostKind.All.Select(k => k.Name))}");
    }
}

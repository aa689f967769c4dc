namespace Engagement.Simulator.Replay;

/// <summary>Reads pages.csv.</summary>
internal static class PageReader
{
    public static List<PageRow> Read(RecordTable table, ReplayReport report) => Rows.Read(table, report, row =>
    {
        var id = row.Text("id");
        if (id is not null && !PageIds.IsValid(id))
            throw new BadCellException(row.Header("id"), id, $"is not a page id; use 1 to {Core.PageKey.MaxIdLength} letters, digits, '-' or '.', or leave it empty");
        var zone = row.Text("time_zone");
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new BadCellException(row.Header("time_zone"), zone, "is not a time zone; write it like Europe/Paris");
        return new PageRow(row.RequiredText("page"), id, row.Text("name"), row.Text("username"), row.Text("category"), row.Text("link"),
            zone, row.Text("market"), row.Day("first_day"), row.Day("last_day"));
    });
}

/// <summary>Reads comments.csv.</summary>
internal static class CommentReader
{
    public static List<CommentRow> Read(RecordTable table, ReplayReport report) => Rows.Read(table, report, row => new CommentRow(
        row.Text("page"), row.RequiredText("post"), row.RequiredText("comment"), row.Text("parent"), RecordedTimes.Read(row, "created_at", table.Format.Time),
        row.Flag("from_page"), row.Text("author"), row.Text("author_name"), row.Text("message"), row.Count("likes"), row.Flag("hidden")));
}

/// <summary>Reads row by row; a row that cannot be read is reported and left out.</summary>
internal static class Rows
{
    public static List<T> Read<T>(RecordTable table, ReplayReport report, Func<RecordRow, T> read)
    {
        var result = new List<T>();
        foreach (var row in table.Rows)
        {
            try
            {
                row.CheckLength();
                result.Add(read(row));
            }
            catch (BadCellException e)
            {
                report.Skip(row.File, row.Line, e);
            }
        }

        return result;
    }
}

namespace Engagement.Simulator.Replay;

/// <summary>Reads comments.csv.</summary>
internal static class CommentReader
{
    public static List<CommentRow> Read(RecordTable table, ReplayReport report) => ReadableRows.Of(table, report, row => new CommentRow(
        row.Text("page"), row.RequiredText("post"), row.RequiredText("comment"), row.Text("parent"),
            RecordedTimes.Read(row, "created_at", table.Format.Time),
        row.Flag("from_page"), row.Text("author"), row.Text("author_name"), row.Text("message"), row.Count("likes"), row.Flag("hidden")));
}

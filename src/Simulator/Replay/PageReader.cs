namespace Engagement.Simulator.Replay;

/// <summary>Reads pages.csv.</summary>
internal static class PageReader
{
    public static List<PageRow> Read(RecordTable table, ReplayReport report) => ReadableRows.Of(table, report, row =>
    {
        var id = row.Text("id");
        if (id is not null && !PageIds.IsValid(id))
            throw new BadCellException(row.Header("id"), id,
                $"is not a page id; use 1 to {Core.PageKey.MaxIdLength} letters, digits, '-' or '.', or leave it empty");
        var zone = row.Text("time_zone");
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new BadCellException(row.Header("time_zone"), zone, "is not a time zone; write it like Europe/Paris");
        return new PageRow(row.RequiredText("page"), id, row.Text("name"), row.Text("username"), row.Text("category"), row.Text("link"),
            zone, row.Text("market"), row.Day("first_day"), row.Day("last_day"));
    });
}

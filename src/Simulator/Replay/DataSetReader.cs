namespace Engagement.Simulator.Replay;

/// <summary>Reads the files of one folder and makes pages of them.</summary>
internal sealed class DataSetReader(string name, ReplayReport report)
{
    private readonly List<PageRow> _pages = [];
    private readonly List<PageDayRow> _days = [];
    private readonly List<PostRow> _posts = [];
    private readonly List<CommentRow> _comments = [];
    private int _rowsRead;
    private int _rowsSkipped;

    public (RecordedDataSet Summary, IReadOnlyList<RecordedHistory> Histories) Read(IEnumerable<string> files)
    {
        foreach (var path in files)
            ReadFile(path);
        var pages = new PageAssembly(name, report);
        var histories = pages.Assemble(_pages, _days, _posts, _comments);
        return (new(name, histories.Count, pages.DayCount, pages.PostCount, pages.CommentCount, _rowsRead, _rowsSkipped,
            pages.RepeatedCount), histories);
    }

    private void ReadFile(string path)
    {
        var file = CsvFile.Read(path, $"{name}/{Path.GetFileName(path)}");
        if (RecordTable.Recognise(file, report) is not { } table)
            return;
        switch (table.Format.Kind)
        {
            case RecordKind.Pages:
                _pages.AddRange(PageReader.Read(table, report));
                break;
            case RecordKind.PageDays:
                _days.AddRange(PageDayReader.Read(table, report));
                break;
            case RecordKind.Posts:
                _posts.AddRange(PostReader.Read(table, report));
                break;
            default:
                _comments.AddRange(CommentReader.Read(table, report));
                break;
        }

        _rowsRead += file.Rows.Count;
        _rowsSkipped += report.SkippedIn(file.Name);
        report.Close(file.Name);
    }
}

using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Replay;

/// <summary>Everything that a replay folder holds.</summary>
internal sealed record RecordedData(IReadOnlyList<PageHistory> Histories, IReadOnlyList<RecordedDataSet> DataSets, ReplayReport Report)
{
    /// <exception cref="ReplayException">There is no such folder, or nothing in it can be served.</exception>
    public static RecordedData Read(string folder)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(root))
            throw new ReplayException($"replay folder '{folder}' does not exist; name one with CSV files as docs/replay-format.md describes");

        var report = new ReplayReport();
        var histories = new List<PageHistory>();
        var dataSets = new List<RecordedDataSet>();
        foreach (var directory in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Prepend(root)
            .Order(StringComparer.Ordinal))
        {
            var files = Directory.EnumerateFiles(directory).Where(f => f.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal).ToList();
            if (files.Count == 0)
                continue;
            var name = directory == root ? new DirectoryInfo(root).Name
                : Path.GetRelativePath(root, directory).Replace(Path.DirectorySeparatorChar, '-');
            var (summary, pages) = new DataSetReader(name, report).Read(files);
            histories.AddRange(pages);
            dataSets.Add(summary);
            report.Note($"{name}: {summary.Pages} pages, {summary.PageDays} days, {summary.Posts} posts, {summary.Comments} comments "
                + $"from {summary.RowsRead} rows ({summary.RowsSkipped} skipped, {summary.RowsRepeated} repeated)");
        }

        if (histories.Count == 0)
            throw new ReplayException($"replay folder '{folder}' holds nothing that can be served; see docs/replay-format.md for what is read."
                + string.Concat(report.Lines.Select(line => Environment.NewLine + line)));
        CheckIds(histories);
        return new(histories, dataSets, report);
    }

    private static void CheckIds(IEnumerable<PageHistory> histories)
    {
        if (histories.GroupBy(h => h.Profile.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ReplayException($"page id '{twice.Key}' is given to {string.Join(" and ", twice.Select(h => $"'{h.Profile.Name}'"))}; "
                + "give each its own 'id' in pages.csv");
    }
}

namespace Engagement.Simulator.Replay;

/// <summary>A file whose columns have been given their meaning.</summary>
internal sealed class RecordTable
{
    private readonly Dictionary<string, List<int>> _columns = new(StringComparer.Ordinal);

    private RecordTable(CsvFile file, ExportFormat format) => (File, Format) = (file, format);

    public CsvFile File { get; }

    public ExportFormat Format { get; }

    public IEnumerable<RecordRow> Rows => File.Rows.Select(row => new RecordRow(this, row));

    public IReadOnlyCollection<string> Columns => _columns.Keys;

    /// <summary>Recognises a file, and notes which of its columns are not read.</summary>
    /// <returns>Null when nothing fits; the report says what was expected.</returns>
    public static RecordTable? Recognise(CsvFile file, ReplayReport report)
    {
        var format = ExportFormats.Exports.FirstOrDefault(f => f.Fits(file.Header));
        if (format is null)
        {
            var named = ExportFormats.Documented.GetValueOrDefault(Path.GetFileName(file.Name));
            if (named is null || !named.Fits(file.Header))
            {
                report.Note(named is null
                    ? $"{file.Name}: its name and headers are not known, so it was not read; name it "
                        + $"{string.Join(", ", ExportFormats.Documented.Keys)} or see docs/replay-format.md for the exports that are recognised"
                    : $"{file.Name}: it needs the columns {string.Join(", ", named.Signature)} and has {string.Join(", ", file.Header)}, "
                        + "so it was not read; see docs/replay-format.md");
                return null;
            }

            format = named;
        }

        var table = new RecordTable(file, format);
        table.Assign(report);
        return table;
    }

    /// <summary>The places of a column's cells; several where an export splits what the column sums up.</summary>
    public IReadOnlyList<int> Places(string column) => _columns.TryGetValue(column, out var places) ? places : [];

    private void Assign(ReplayReport report)
    {
        var used = new HashSet<int>();
        foreach (var alias in Format.Columns.Where(alias => !_columns.ContainsKey(alias.Column)))
        {
            var places = Enumerable.Range(0, File.Header.Length).Where(i => !used.Contains(i) && alias.Matches(File.Header[i])).ToList();
            if (places.Count == 0)
                continue;
            _columns[alias.Column] = alias.Header.EndsWith('*') ? places : [places[0]];
            used.UnionWith(_columns[alias.Column]);
        }

        for (var i = 0; i < File.Header.Length; i++)
            if (!used.Contains(i))
                report.Note($"{File.Name}: column '{File.Header[i]}' is not served: {WhyNot(File.Header[i])}");
        if (_columns.ContainsKey(Pages.Measure.EngagedUsers))
            report.Note($"{File.Name}: engaged users are kept under /truth only: no metric that the network still serves carries them");
    }

    private string WhyNot(string header)
    {
        var known = Format.NotServed.FirstOrDefault(n => new ColumnAlias(n.Header, "").Matches(header)).Reason;
        if (known is not null)
            return known;
        return Format.Columns.FirstOrDefault(alias => alias.Matches(header)) is { } alias
            ? $"'{File.Header[_columns[alias.Column][0]]}' is read as {alias.Column} instead"
            : "it is not known";
    }
}

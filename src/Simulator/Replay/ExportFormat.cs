namespace Engagement.Simulator.Replay;

/// <summary>What the rows of a file are about.</summary>
internal enum RecordKind
{
    Pages,
    PageDays,
    Posts,
    Comments,
}

/// <summary>How a format writes days and times.</summary>
internal enum TimeStyle
{
    /// <summary>ISO 8601; without an offset it is UTC.</summary>
    Iso,

    /// <summary>Days in the order that the file itself shows: year first, day first or month first.</summary>
    DayByItself,

    /// <summary>Month, day and year of two or four digits, and a time in UTC.</summary>
    MonthFirst,

    /// <summary>Month, weekday and hour, newest row first; the day is inferred (see <see cref="InferredCalendar"/>).</summary>
    MonthWeekdayHour,
}

/// <summary>A header of an export and the column of docs/replay-format.md that it is read as.</summary>
/// <param name="Header">The header; with a '*' at its end, every header that begins so, and their cells are added up.</param>
internal sealed record ColumnAlias(string Header, string Column)
{
    public bool Matches(string header) => Header.EndsWith('*')
        ? header.StartsWith(Header[..^1], StringComparison.OrdinalIgnoreCase)
        : string.Equals(header, Header, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One kind of file, known by its headers.</summary>
/// <param name="Signature">The file is of this format when it has all these headers.</param>
/// <param name="Columns">What its headers mean. Where several lead to one column, the first that the file has is read.</param>
/// <param name="NotServed">Headers that are known and not read, with the reason ('*' as above).</param>
internal sealed record ExportFormat(
    string Name,
    RecordKind Kind,
    string[] Signature,
    TimeStyle Time,
    IReadOnlyList<ColumnAlias> Columns,
    IReadOnlyList<(string Header, string Reason)> NotServed)
{
    /// <summary>A reach of zero on a day means that the export had none, not that nobody saw the page.</summary>
    public bool IsZeroReachMissing { get; init; }

    public bool Fits(IEnumerable<string> header) => Signature.All(s => header.Contains(s, StringComparer.OrdinalIgnoreCase));
}

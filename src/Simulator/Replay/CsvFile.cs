using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Engagement.Simulator.Replay;

/// <summary>A row of a CSV file and the line on which it begins, counted from 1.</summary>
internal sealed record CsvRow(int Line, string[] Cells);

/// <summary>A CSV file: comma, semicolon or tab, with or without byte order mark.</summary>
internal sealed record CsvFile(string Name, string[] Header, IReadOnlyList<CsvRow> Rows)
{
    private static readonly string[] Delimiters = [",", ";", "\t"];

    /// <param name="path">Where it is.</param>
    /// <param name="name">What to call it in messages.</param>
    public static CsvFile Read(string path, string name)
    {
        using var text = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(path),
            TrimOptions = TrimOptions.Trim,
            // A stray quote inside a cell is text; it must not swallow the rest of the file.
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        var header = parser.Read() ? parser.Record! : [];
        var rows = new List<CsvRow>();
        for (var line = parser.RawRow + 1; parser.Read(); line = parser.RawRow + 1)
            rows.Add(new(line, parser.Record!));
        return new(name, header, rows);
    }

    private static string DelimiterOf(string path)
    {
        using var text = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var header = text.ReadLine() ?? "";
        return Delimiters.MaxBy(delimiter => header.Split(delimiter).Length)!;
    }
}

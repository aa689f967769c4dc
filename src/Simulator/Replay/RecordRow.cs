using System.Globalization;

namespace Engagement.Simulator.Replay;

/// <summary>One row, read by column. An empty cell is a missing value, never zero.</summary>
internal sealed class RecordRow(RecordTable table, CsvRow row)
{
    public int Line => row.Line;

    public string File => table.File.Name;

    public bool HasSameCells(RecordRow other) => Cells.SequenceEqual(other.Cells, StringComparer.Ordinal);

    private string[] Cells => row.Cells;

    /// <exception cref="BadCellException">The row has another number of cells than the header.</exception>
    public void CheckLength()
    {
        var expected = table.File.Header.Length;
        if (Cells.Length != expected)
            throw new BadCellException(table.File.Header[^1], string.Join(", ", Cells),
                $"is a row of {Cells.Length} cells where the header has {expected}; quote cells that contain the separator");
    }

    public string? Text(string column)
    {
        var places = table.Places(column);
        return places.Count == 0 || Cells[places[0]].Length == 0 ? null : Cells[places[0]];
    }

    /// <exception cref="BadCellException">The cell is empty.</exception>
    public string RequiredText(string column) =>
        Text(column) ?? throw new BadCellException(Header(column), "", "is empty; every row needs it");

    /// <summary>A count, or the sum of the cells where an export splits it; null when any of them is empty.</summary>
    /// <exception cref="BadCellException">A cell is not a count.</exception>
    public long? Count(string column)
    {
        long? sum = null;
        foreach (var place in table.Places(column))
        {
            if (Cells[place].Length == 0)
                return null;
            sum = (sum ?? 0) + ReadCount(table.File.Header[place], Cells[place]);
        }

        return sum;
    }

    /// <exception cref="BadCellException">The cell is empty or not a whole number in the range.</exception>
    public int Number(string column, int lowest, int highest) =>
        int.TryParse(RequiredText(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= lowest && number <= highest
            ? number
            : throw new BadCellException(Header(column), Text(column)!, $"is not a whole number from {lowest} to {highest}");

    /// <exception cref="BadCellException">The cell is neither true nor false.</exception>
    public bool Flag(string column) => Text(column)?.ToLowerInvariant() switch
    {
        null or "false" or "0" => false,
        "true" or "1" => true,
        _ => throw new BadCellException(Header(column), Text(column)!, "is neither true nor false"),
    };

    /// <exception cref="BadCellException">The cell is not a day.</exception>
    public DateOnly? Day(string column, string format = "yyyy-MM-dd") => Text(column) is not { } text ? null
        : DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new BadCellException(Header(column), text, $"is not a day written {format}");

    public string Header(string column) => table.Places(column) is [var place, ..] ? table.File.Header[place] : column;

    private static long ReadCount(string header, string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number <= long.MaxValue
            ? (long)number
            : throw new BadCellException(header, text,
                "is not a whole number of 0 or more; correct it, or leave the cell empty when the value is not known");
}

using System.Globalization;
using Azure.Data.Tables;

namespace Engagement.Testing;

/// <summary>A row of a table as one line: two rows are the same when their lines are, whenever each was written.</summary>
public static class StoredRow
{
    private static readonly string[] WhenWritten = ["odata.etag", "Timestamp"];

    public static string Line(string table, TableEntity row) => $"{table} " + string.Join(' ', row
        .Where(column => !WhenWritten.Contains(column.Key))
        .OrderBy(column => column.Key, StringComparer.Ordinal)
        .Select(column => $"{column.Key}={column.Value?.GetType().Name}:{Text(column.Value)}"));

    private static string Text(object? value) => value switch
    {
        null => "null",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("o", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

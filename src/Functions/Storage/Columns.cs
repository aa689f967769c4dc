using System.Globalization;
using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>How the domain's values are written into columns and read back. A value that is absent has no column.</summary>
internal static class Columns
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string StatusSuffix = "Status";

    // A string column holds 32,768 UTF-16 units. Source: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
    private const int MaxTextLength = 32_000;

    /// <summary>Writes a column, unless there is no value.</summary>
    public static void Put(this TableEntity row, string column, object? value)
    {
        if (value is not null)
            row[column] = value;
    }

    /// <summary>Writes a text, cut where the column would not hold it.</summary>
    public static void PutText(this TableEntity row, string column, string? text) => row.Put(column, text is { Length: > MaxTextLength }
        ? text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)]
        : text);

    // A network's day is a label, not an instant: as a date-time it would shift with the reader's zone.
    public static void PutDay(this TableEntity row, string column, DateOnly? day) =>
        row.Put(column, day is { } known ? Text(known) : null);

    /// <summary>A day as columns hold it; sorts by day.</summary>
    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>A month as people write it: "2026-11".</summary>
    public static string MonthText(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly? GetDay(this TableEntity row, string column) =>
        row.GetString(column) is { } text ? DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture) : null;

    /// <summary>Writes a count into two columns: the value and "...Status".</summary>
    public static void PutValue(this TableEntity row, string column, MetricValue value)
    {
        row.Put(column, value.Count);
        row[column + StatusSuffix] = value.Status.Name();
    }

    public static MetricValue GetValue(this TableEntity row, string column) => row.GetInt64(column) is not { } count
        ? MetricValue.Missing(row.GetStatus(column + StatusSuffix))
        : row.GetStatus(column + StatusSuffix) == MetricStatus.Provisional ? MetricValue.Provisional(count) : MetricValue.Ok(count);

    // A column that an older version of the app did not write was not collected.
    public static MetricStatus GetStatus(this TableEntity row, string column) =>
        row.GetString(column) is { } name ? MetricStatusNames.Parse(name) : MetricStatus.NotCollected;

    /// <summary>Whether two rows hold the same, whenever they were written.</summary>
    public static bool HoldsTheSameAs(this TableEntity row, TableEntity other)
    {
        var (mine, theirs) = (Content(row), Content(other));
        return mine.Count == theirs.Count && mine.All(c => theirs.TryGetValue(c.Key, out var value) && Equals(c.Value, value));
    }

    private static Dictionary<string, object> Content(TableEntity row) => row
        .Where(c => c.Value is not null && c.Key is not ("odata.etag" or "odata.metadata" or nameof(ITableEntity.Timestamp)))
        .ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
}

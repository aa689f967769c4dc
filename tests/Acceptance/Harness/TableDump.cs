using System.Globalization;
using Azure.Data.Tables;

namespace Engagement.Acceptance.Harness;

/// <summary>Every row of every table of the app as text, timestamps aside: two storages are equal when their dumps are.</summary>
internal static class TableDump
{
    // What the Functions hosts themselves keep there.
    private const string HostPrefix = "AzureWebJobs";

    public static async Task<IReadOnlyList<string>> ReadAsync(string connectionString)
    {
        var service = new TableServiceClient(connectionString);
        var lines = new List<string>();
        await foreach (var table in service.QueryAsync())
        {
            if (table.Name.StartsWith(HostPrefix, StringComparison.OrdinalIgnoreCase))
                continue;
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
                lines.Add(Line(table.Name, row));
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Line(string table, TableEntity row) =>
        $"{table} {row.PartitionKey} {row.RowKey} " + string.Join(' ', row
            .Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))
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

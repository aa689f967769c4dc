using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Tests.Harness;

/// <summary>Everything in the tables as text, apart from when it was written.</summary>
internal static class TableDump
{
    private static readonly string[] WhenWritten = ["odata.etag", "Timestamp"];

    public static async Task<string> WriteAsync(PipelineTables tables)
    {
        var text = new StringBuilder();
        foreach (var (table, index) in tables.All.Select((t, i) => (t, i)))
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                text.Append(CultureInfo.InvariantCulture, $"{index}");
                foreach (var (column, value) in row.Where(c => !WhenWritten.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal))
                    text.Append(CultureInfo.InvariantCulture, $" {column}={value.GetType().Name}:{value}");
                text.AppendLine();
            }
        return text.ToString();
    }
}

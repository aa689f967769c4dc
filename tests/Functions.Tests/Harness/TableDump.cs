using System.Text;
using Azure.Data.Tables;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Harness;

/// <summary>Everything in the tables of one test.</summary>
internal static class TableDump
{
    public static Task<string> WriteAsync(PipelineTables tables) => WriteAsync(tables.All);

    public static async Task<string> WriteAsync(IEnumerable<TableClient> tables)
    {
        var text = new StringBuilder();
        foreach (var (index, table) in tables.Index())
            await foreach (var row in table.QueryAsync<TableEntity>())
                text.AppendLine(StoredRow.Line($"{index}", row));
        return text.ToString();
    }
}

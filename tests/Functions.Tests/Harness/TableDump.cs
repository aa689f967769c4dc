using System.Text;
using Azure.Data.Tables;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Harness;

/// <summary>Everything in the tables of one test.</summary>
internal static class TableDump
{
    public static async Task<string> WriteAsync(PipelineTables tables)
    {
        var text = new StringBuilder();
        foreach (var (index, table) in tables.All.Index())
            await foreach (var row in table.QueryAsync<TableEntity>())
                text.AppendLine(StoredRow.Line($"{index}", row));
        return text.ToString();
    }
}

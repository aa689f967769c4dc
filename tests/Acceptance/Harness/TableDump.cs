using Azure.Data.Tables;

namespace Engagement.Acceptance.Harness;

/// <summary>Every row of every table of the app: two storages are equal when their dumps are.</summary>
internal static class TableDump
{
    // What the Functions hosts themselves keep there.
    private const string HostPrefix = "AzureWebJobs";

    // Which attempts failed, and when, differs from run to run.
    private const string FailedAttempts = "FailedMessages";

    public static async Task<IReadOnlyList<string>> ReadAsync(string connectionString)
    {
        var service = new TableServiceClient(connectionString);
        var lines = new List<string>();
        await foreach (var table in service.QueryAsync())
        {
            if (table.Name.StartsWith(HostPrefix, StringComparison.OrdinalIgnoreCase) || table.Name == FailedAttempts)
                continue;
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
                lines.Add(StoredRow.Line(table.Name, row));
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}

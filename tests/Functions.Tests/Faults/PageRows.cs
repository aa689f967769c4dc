using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Tests.Faults;

/// <summary>Every row about every page, by table, page and key.</summary>
internal sealed class PageRows
{
    private readonly Dictionary<(string Table, PageKey Page), SortedDictionary<string, TableEntity>> _rows = [];

    public IReadOnlyDictionary<string, TableEntity> Of(string table, PageKey page) => _rows.GetValueOrDefault((table, page)) ?? [];

    /// <summary>All of them, a line each, without what storage adds.</summary>
    public string Text() => string.Join('\n',
        from table in _rows
        from row in table.Value
        let columns = row.Value.Where(column => column.Key is not ("odata.etag" or "Timestamp")).OrderBy(column => column.Key, StringComparer.Ordinal)
        let line = $"{table.Key.Table} {string.Join(", ", columns.Select(column => $"{column.Key}: {column.Value} ({column.Value?.GetType().Name})"))}"
        orderby line
        select line);

    public static async Task<PageRows> ReadAsync(PipelineTables tables)
    {
        var rows = new PageRows();
        foreach (var (name, table) in Named(tables))
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                var page = PageOf(row);
                if (!rows._rows.TryGetValue((name, page), out var ofPage))
                    rows._rows[(name, page)] = ofPage = new(StringComparer.Ordinal);
                ofPage[$"{row.PartitionKey}/{row.RowKey}"] = row;
            }
        return rows;
    }

    /// <summary>All tables but the one that grows when work is done again, because it is then paid again.</summary>
    private static IEnumerable<(string Name, TableClient Table)> Named(PipelineTables tables) => typeof(PipelineTables).GetProperties()
        .Where(property => property.PropertyType == typeof(TableClient) && property.Name != nameof(PipelineTables.SpendByMonth))
        .Select(property => (property.Name, (TableClient)property.GetValue(tables)!));

    // Partitions begin with network and page, or are the network's with rows that begin with the page.
    private static PageKey PageOf(TableEntity row)
    {
        var parts = row.PartitionKey.Split('|');
        return parts.Length > 1 ? new(Network.Parse(parts[0]), parts[1]) : new(Network.Parse(parts[0]), row.RowKey.Split('|')[0]);
    }
}

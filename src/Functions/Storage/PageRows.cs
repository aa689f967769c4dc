using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Everything stored about one page, whatever the table: its keys begin with the page.</summary>
internal sealed class PageRows(PipelineTables tables)
{
    private static readonly IReadOnlyList<string> KeyColumns = ["PartitionKey", "RowKey"];

    public async Task<bool> AnyAsync(PageKey page, CancellationToken cancellation)
    {
        foreach (var table in tables.All)
            await foreach (var _ in ReadKeysAsync(table, page, cancellation).ConfigureAwait(false))
                return true;
        return false;
    }

    /// <summary>Removes all rows of a page; running it again, or twice at once, does no harm.</summary>
    /// <returns>How many rows were removed, by table.</returns>
    public async Task<IReadOnlyDictionary<string, long>> RemoveAsync(PageKey page, CancellationToken cancellation)
    {
        var removed = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables.All)
            removed[table.Name] = await table.RemoveRowsAsync(ReadKeysAsync(table, page, cancellation), cancellation).ConfigureAwait(false);
        return removed;
    }

    // Each of the ways in which keys begin with a page is a range of its own: one filter with "or" would scan the table.
    // '}' follows '|', and no id holds either.
    private static async IAsyncEnumerable<TableEntity> ReadKeysAsync(
        TableClient table, PageKey page, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (network, id, whole) = (page.Network.Name, page.Id, $"{page.Network.Name}|{page.Id}");
        string[] filters =
        [
            TableClient.CreateQueryFilter($"PartitionKey eq {network} and RowKey eq {id}"),
            TableClient.CreateQueryFilter($"PartitionKey eq {network} and RowKey ge {id + "|"} and RowKey lt {id + "}"}"),
            TableClient.CreateQueryFilter($"PartitionKey eq {whole}"),
            TableClient.CreateQueryFilter($"PartitionKey ge {whole + "|"} and PartitionKey lt {whole + "}"}"),
        ];
        foreach (var filter in filters)
            await foreach (var row in table.QueryAsync<TableEntity>(filter, null, KeyColumns, cancellation).ConfigureAwait(false))
                yield return row;
    }
}

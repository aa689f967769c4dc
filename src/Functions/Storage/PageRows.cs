using Azure;
using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Everything stored about one page, whatever the table: its keys begin with the page.</summary>
internal sealed class PageRows(PipelineTables tables)
{
    private const int MaxRowsPerTransaction = 100;

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
            removed[table.Name] = await RemoveAsync(table, page, cancellation).ConfigureAwait(false);
        return removed;
    }

    private static async Task<long> RemoveAsync(TableClient table, PageKey page, CancellationToken cancellation)
    {
        var removed = 0L;
        var batch = new List<TableEntity>(MaxRowsPerTransaction);
        await foreach (var row in ReadKeysAsync(table, page, cancellation).ConfigureAwait(false))
        {
            if (batch.Count == MaxRowsPerTransaction || batch.Count > 0 && batch[0].PartitionKey != row.PartitionKey)
            {
                removed += await RemoveAsync(table, batch, cancellation).ConfigureAwait(false);
                batch.Clear();
            }
            batch.Add(row);
        }
        return batch.Count == 0 ? removed : removed + await RemoveAsync(table, batch, cancellation).ConfigureAwait(false);
    }

    private static async Task<long> RemoveAsync(TableClient table, List<TableEntity> batch, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation).ConfigureAwait(false);
            return batch.Count;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // A transaction fails as a whole when somebody else removed one of its rows.
            var removed = 0L;
            foreach (var row in batch)
                removed += await RemoveAsync(table, row, cancellation).ConfigureAwait(false) ? 1 : 0;
            return removed;
        }
    }

    private static async Task<bool> RemoveAsync(TableClient table, TableEntity row, CancellationToken cancellation)
    {
        try
        {
            return (await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation).ConfigureAwait(false)).Status != 404;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
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

using Azure;
using Azure.Data.Tables;

namespace Engagement.Functions.Storage;

/// <summary>Removals that may run again, or twice at once.</summary>
internal static class TableRemovals
{
    private const int MaxRowsPerTransaction = 100;

    /// <param name="keys">Partition by partition.</param>
    /// <returns>How many rows were removed.</returns>
    public static async Task<long> RemoveRowsAsync(this TableClient table, IAsyncEnumerable<TableEntity> keys, CancellationToken cancellation)
    {
        var removed = 0L;
        var batch = new List<TableEntity>(MaxRowsPerTransaction);
        await foreach (var row in keys.ConfigureAwait(false))
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
}

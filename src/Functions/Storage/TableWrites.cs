using Azure;
using Azure.Data.Tables;

namespace Engagement.Functions.Storage;

/// <summary>Writes that several instances may do at once.</summary>
internal static class TableWrites
{
    private const int MaxAttempts = 20;

    // Limits of one transaction. Source: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
    private const int MaxRowsPerTransaction = 100;
    private const int MaxBytesPerTransaction = 4 * 1024 * 1024;

    // The envelope around each row, and characters escaped as \uXXXX.
    private const int RowOverheadBytes = 2048;
    private const int MaxBytesPerCharacter = 6;

    /// <summary>Merges rows of one partition with what is stored and writes those that changed.</summary>
    /// <remarks>Each write holds only if the row is still as it was read, so concurrent merges lose nothing; the loser reads and merges again.</remarks>
    /// <param name="incoming">Rows of one partition; of two with the same key the later counts.</param>
    /// <param name="merge">The row to keep, given what is stored and what comes in; null removes the stored one.</param>
    /// <param name="adds">Which rows are added when they are not stored; all of them, unless it says otherwise.</param>
    /// <param name="beforeWriting">Is given the rows about to be written; after a conflict also those that it was given before, as they are now.</param>
    public static async Task MergeRowsAsync(
        this TableClient table,
        IReadOnlyCollection<TableEntity> incoming,
        Func<TableEntity, TableEntity, TableEntity?> merge,
        CancellationToken cancellation,
        Func<IReadOnlyList<TableEntity>, Task>? beforeWriting = null,
        Func<TableEntity, bool>? adds = null)
    {
        var rows = new SortedDictionary<string, TableEntity>(StringComparer.Ordinal);
        foreach (var row in incoming)
            rows[row.RowKey] = row;
        if (rows.Count == 0)
            return;
        var partition = rows.Values.First().PartitionKey;

        var announced = new HashSet<string>(StringComparer.Ordinal);
        await RetryConflictsAsync(async () =>
        {
            var stored = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
            await foreach (var row in table.ReadRowsAsync(partition, rows.Keys.First(), rows.Keys.Last(), null, cancellation).ConfigureAwait(false))
                if (rows.ContainsKey(row.RowKey))
                    stored[row.RowKey] = row;

            var actions = rows.Values.Where(row => adds?.Invoke(row) != false || stored.ContainsKey(row.RowKey))
                .Select(row => Change(stored.GetValueOrDefault(row.RowKey), row, merge)).OfType<TableTransactionAction>().ToList();
            if (beforeWriting is not null)
            {
                var writing = actions.ToDictionary(action => action.Entity.RowKey, action => (TableEntity)action.Entity, StringComparer.Ordinal);
                announced.UnionWith(writing.Keys);
                await beforeWriting([.. announced.Select(key => writing.GetValueOrDefault(key) ?? stored[key])]).ConfigureAwait(false);
            }
            await table.SubmitAsync(actions, cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a read-and-write again when somebody else wrote in between.</summary>
    public static async Task RetryConflictsAsync(Func<Task> readAndWrite, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await readAndWrite().ConfigureAwait(false);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412 && attempt < MaxAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10 * attempt), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Rows of one partition with keys from one to another, both included.</summary>
    public static IAsyncEnumerable<TableEntity> ReadRowsAsync(
        this TableClient table, string partition, string firstRow, string lastRow, IEnumerable<string>? select, CancellationToken cancellation) =>
        table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {firstRow} and RowKey le {lastRow}"), null, select, cancellation);

    /// <summary>Writes changes of one partition in as few transactions as the service allows.</summary>
    public static async Task SubmitAsync(this TableClient table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellation)
    {
        var (batch, bytes) = (new List<TableTransactionAction>(), 0);
        foreach (var action in actions)
        {
            var size = EstimatedBytes((TableEntity)action.Entity);
            if (batch.Count == MaxRowsPerTransaction || batch.Count > 0 && bytes + size > MaxBytesPerTransaction)
            {
                await table.SubmitTransactionAsync(batch, cancellation).ConfigureAwait(false);
                (batch, bytes) = ([], 0);
            }
            batch.Add(action);
            bytes += size;
        }
        if (batch.Count > 0)
            await table.SubmitTransactionAsync(batch, cancellation).ConfigureAwait(false);
    }

    /// <summary>The rows of a query in groups that one transaction may change.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<TableEntity>> InPartitionsAsync(
        this IAsyncEnumerable<TableEntity> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var group = new List<TableEntity>();
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (group.Count == MaxRowsPerTransaction || group.Count > 0 && group[0].PartitionKey != row.PartitionKey)
            {
                yield return group;
                group = [];
            }
            group.Add(row);
        }
        if (group.Count > 0)
            yield return group;
    }

    private static TableTransactionAction? Change(TableEntity? stored, TableEntity row, Func<TableEntity, TableEntity, TableEntity?> merge)
    {
        if (stored is null)
            return new(TableTransactionActionType.Add, row);
        if (merge(stored, row) is not { } merged)
            return new(TableTransactionActionType.Delete, stored, stored.ETag);
        return merged.HoldsTheSameAs(stored) ? null : new(TableTransactionActionType.UpdateReplace, merged, stored.ETag);
    }

    private static int EstimatedBytes(TableEntity row) =>
        RowOverheadBytes + row.Sum(column => MaxBytesPerCharacter * (column.Value is string text ? column.Key.Length + text.Length : column.Key.Length + 40));
}

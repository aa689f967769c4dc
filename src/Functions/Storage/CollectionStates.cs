using Azure;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Storage;

/// <summary>Table CollectionStates: how far the collection of each stream of a page has come.</summary>
internal sealed class CollectionStates(PipelineTables tables)
{
    /// <summary>Changes a page's state; the change may run again when somebody else changed the state meanwhile.</summary>
    /// <returns>The state as stored.</returns>
    public Task<CollectionState> UpdateAsync(PageKey page, CollectionStream stream, Func<CollectionState, CollectionState> change, CancellationToken cancellation) =>
        UpdateAsync(page, stream, change, writeUnchanged: false, cancellation);

    /// <summary>Like <see cref="UpdateAsync(PageKey, CollectionStream, Func{CollectionState, CollectionState}, CancellationToken)"/>, and gives the row a new ETag in any case.</summary>
    /// <remarks>The ETag tells computations that the page's data may have changed, even when the state itself reads the same.</remarks>
    public Task<CollectionState> TouchAsync(PageKey page, CollectionStream stream, Func<CollectionState, CollectionState> change, CancellationToken cancellation) =>
        UpdateAsync(page, stream, change, writeUnchanged: true, cancellation);

    /// <summary>A page's state; one in which nothing has happened yet when nothing is stored.</summary>
    public async Task<CollectionState> FindAsync(PageKey page, CollectionStream stream, CancellationToken cancellation) =>
        await FindRowAsync(page, stream, cancellation).ConfigureAwait(false) is { } row ? Read(row) : CollectionState.New(page, stream);

    /// <summary>Changes with every <see cref="TouchAsync"/>; null before the first.</summary>
    public async Task<ETag?> ReadETagAsync(PageKey page, CancellationToken cancellation, CollectionStream stream = CollectionStream.Days) =>
        (await FindRowAsync(page, stream, cancellation).ConfigureAwait(false))?.ETag;

    /// <summary>Every page that any of some streams was ever asked for, registered or not any more.</summary>
    public async IAsyncEnumerable<PageKey> ReadPagesAsync(IReadOnlySet<CollectionStream> streams, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // The rows of a page's streams are not next to each other.
        var seen = new HashSet<PageKey>();
        await foreach (var row in tables.CollectionStates.QueryAsync<TableEntity>((string?)null, null, null, cancellation).ConfigureAwait(false))
            if (Read(row) is { } state && streams.Contains(state.Stream) && seen.Add(state.Page))
                yield return state.Page;
    }

    internal static TableEntity Write(CollectionState state)
    {
        var row = new TableEntity(state.Page.Network.Name, Row(state.Page, state.Stream)) { ["CoveredDays"] = state.Covered.ToString(), ["Status"] = state.Status.Name() };
        row.PutDay("WantedFirstDay", state.WantedFirstDay);
        row.PutDay("TargetDay", state.TargetDay);
        row.PutDay("RereadForDay", state.RereadForDay);
        row.Put("StatusReason", state.StatusReason);
        row.PutDay("StatusThroughDay", state.StatusThroughDay);
        return row;
    }

    /// <summary>The days' row is the page's own; other streams have rows beside it.</summary>
    internal static string Row(PageKey page, CollectionStream stream) => stream == CollectionStream.Days ? page.Id : $"{page.Id}|{stream.Name()}";

    internal static CollectionState Read(TableEntity row) => new(
        new(Network.Parse(row.PartitionKey), row.RowKey.Split('|')[0]),
        row.RowKey.Split('|') is [_, var stream] ? CollectionStreams.Parse(stream) : CollectionStream.Days,
        row.GetDay("WantedFirstDay"),
        row.GetDay("TargetDay"),
        row.GetDay("RereadForDay"),
        CoveredDays.Parse(row.GetString("CoveredDays")),
        row.GetStatus("Status"),
        row.GetString("StatusReason"),
        row.GetDay("StatusThroughDay"));

    private async Task<CollectionState> UpdateAsync(
        PageKey page, CollectionStream stream, Func<CollectionState, CollectionState> change, bool writeUnchanged, CancellationToken cancellation)
    {
        CollectionState? changed = null;
        await TableWrites.RetryConflictsAsync(async () =>
        {
            var stored = await FindRowAsync(page, stream, cancellation).ConfigureAwait(false);
            changed = change(stored is null ? CollectionState.New(page, stream) : Read(stored));
            var row = Write(changed);
            if (stored is null)
                await tables.CollectionStates.AddEntityAsync(row, cancellation).ConfigureAwait(false);
            else if (writeUnchanged || !row.HoldsTheSameAs(stored))
                await tables.CollectionStates.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Replace, cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        return changed!;
    }

    private async Task<TableEntity?> FindRowAsync(PageKey page, CollectionStream stream, CancellationToken cancellation)
    {
        var row = await tables.CollectionStates.GetEntityIfExistsAsync<TableEntity>(page.Network.Name, Row(page, stream), null, cancellation).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }
}

using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Storage;

/// <summary>Pages together with how far their collection and computation have come.</summary>
internal sealed class PageDirectory(PipelineTables tables, Pages pages)
{
    // Bounds memory, and joins a hundred pages with three queries instead of two hundred reads.
    private const int SegmentSize = 100;

    public async IAsyncEnumerable<PageProgress> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var segment = new List<RegisteredPage>(SegmentSize);
        await foreach (var page in pages.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (segment.Count == SegmentSize || segment.Count > 0 && segment[0].Key.Network != page.Key.Network)
            {
                foreach (var progress in await JoinAsync(segment, cancellation).ConfigureAwait(false))
                    yield return progress;
                segment.Clear();
            }
            segment.Add(page);
        }
        if (segment.Count > 0)
            foreach (var progress in await JoinAsync(segment, cancellation).ConfigureAwait(false))
                yield return progress;
    }

    public async Task<PageProgress?> FindAsync(PageKey key, CancellationToken cancellation) =>
        await pages.FindAsync(key, cancellation).ConfigureAwait(false) is { } page ? (await JoinAsync([page], cancellation).ConfigureAwait(false))[0] : null;

    private async Task<IReadOnlyList<PageProgress>> JoinAsync(List<RegisteredPage> segment, CancellationToken cancellation)
    {
        var collection = await RowsAsync(tables.CollectionStates, segment, cancellation).ConfigureAwait(false);
        var computation = await RowsAsync(tables.ComputationStates, segment, cancellation).ConfigureAwait(false);
        var tokens = await RowsAsync(tables.PageTokens, segment, cancellation).ConfigureAwait(false);
        return segment.ConvertAll(page => new PageProgress(
            page,
            [.. CollectionStreams.Of(page).Prepend(CollectionStream.Days).Distinct().Select(stream =>
                collection.TryGetValue(CollectionStates.Row(page.Key, stream), out var state) ? CollectionStates.Read(state) : CollectionState.New(page.Key, stream))],
            computation.TryGetValue(page.Key.Id, out var computed) ? ComputationStates.Read(computed) : null,
            tokens.TryGetValue(page.Key.Id, out var token) ? PageTokens.Read(token) : null));
    }

    private static async Task<Dictionary<string, TableEntity>> RowsAsync(TableClient table, List<RegisteredPage> segment, CancellationToken cancellation)
    {
        // Rows of a page's streams are keyed by its id, '|' and more; '}' comes after all of them.
        var rows = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        await foreach (var row in table.ReadRowsAsync(
            segment[0].Key.Network.Name, segment[0].Key.Id, segment.Select(page => page.Key.Id + "}").Max(StringComparer.Ordinal)!, null, cancellation).ConfigureAwait(false))
            rows[row.RowKey] = row;
        return rows;
    }
}

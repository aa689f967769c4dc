using System.Runtime.CompilerServices;
using Azure;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>Reads one page: where to go on (null: from the start), how many rows, sync or async.</summary>
internal delegate ValueTask<Page<T>> PageReader<T>(string? continuation, int? size, bool async, CancellationToken cancellationToken);

internal sealed class TablePages<T>(PageReader<T> read, int? maxPerPage, CancellationToken cancellationToken)
    : Pageable<T>(cancellationToken)
    where T : notnull
{
    public override IEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = read(continuationToken, pageSizeHint ?? maxPerPage, false, CancellationToken).Completed();
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}

internal sealed class AsyncTablePages<T>(PageReader<T> read, int? maxPerPage, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAll(continuationToken, pageSizeHint ?? maxPerPage);

    private async IAsyncEnumerable<Page<T>> ReadAll(
        string? continuationToken, int? size, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The token of WithCancellation() arrives here, the one of the query call in the base class: either may stop the reading.
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, CancellationToken);
        do
        {
            var page = await read(continuationToken, size, true, both.Token).ConfigureAwait(false);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}

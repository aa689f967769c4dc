using System.Runtime.CompilerServices;

namespace Engagement.Functions.Feed.Model;

/// <summary>A set whose rows are made when they are asked for: from the code's own catalogues, or from what is stored of one page at a time.</summary>
internal abstract class ComputedSet<TRow> : FeedSet
    where TRow : notnull
{
    public override async IAsyncEnumerable<object> ReadAsync(
        FeedScope scope, PagesInOrder pages, string? after, IReadOnlyCollection<FeedProperty> needed, int wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (scope.IsEmpty)
            yield break;
        await foreach (var row in MakeAsync(scope, pages, after, cancellation).ConfigureAwait(false))
        {
            var key = KeyOf(row);
            if ((scope.Key is null || key == scope.Key) && (after is null || string.CompareOrdinal(key, after) > 0))
                yield return row;
        }
    }

    /// <summary>Rows in the ordinal order of their keys; those outside the scope, or before a key, may be among them.</summary>
    protected abstract IAsyncEnumerable<TRow> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, CancellationToken cancellation);
}

using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Feed.Model;

/// <summary>A set whose rows are those of a table.</summary>
internal abstract class TableSet(TableClient table, KeyLayout layout) : FeedSet
{
    private static readonly string[] KeyColumns = ["PartitionKey", "RowKey"];

    protected static FeedProperty KeyColumn { get; } = Property<TableEntity>.Key(row => KeyLayout.Key(row.PartitionKey, row.RowKey));

    protected static FeedProperty PageColumn { get; } = Property<TableEntity>.Page(row => KeyLayout.PageKey(row.PartitionKey));

    /// <summary>Columns that decide whether a row is shown.</summary>
    protected virtual IReadOnlyList<string> DecidingColumns => [];

    protected virtual bool Shows(TableEntity row) => true;

    public override async IAsyncEnumerable<object> ReadAsync(
        FeedScope scope, PagesInOrder pages, string? after, IReadOnlyCollection<FeedProperty> needed, int wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var position = after is null ? (RowPosition?)null : layout.Locate(after) ?? throw FeedException.BadToken();
        var last = after is null ? null : FeedPages.Find(after);
        var columns = Select(needed);
        var (partition, isRegistered, rows) = ("", false, 0);
        foreach (var (page, range) in Ranges(scope, pages, after))
        {
            // Tables do not always hold pages in the order of their keys: a range of another page than the last row's is behind it as a whole.
            if ((position is { } read && (page is null || page == last) ? range.After(read) : range) is not { } rest)
                continue;
            await foreach (var row in table.ReadAheadAsync(rest.Filter(), columns, wanted - rows, cancellation).ConfigureAwait(false))
            {
                rows++;
                if (row.PartitionKey != partition)
                    (partition, isRegistered) = (row.PartitionKey, pages.Contains(KeyLayout.PageKey(row.PartitionKey)));
                if (isRegistered && Shows(row))
                    yield return row;
            }
        }
    }

    private IEnumerable<(PageKey? Page, KeyRange Range)> Ranges(FeedScope scope, PagesInOrder pages, string? after)
    {
        if (scope.Key is { } key)
            return layout.Locate(key) is { } only ? [(null, new(only, only))] : [];
        // One query for all pages; rows of pages that are not registered any more are passed over.
        if (scope is { Pages: null, HasDays: false } && pages.Count > 0 && (layout.OrdersPagesByKey || pages.AreByKey))
            return [(null, KeyRange.WholeTable)];
        return pages.Behind(after).Select(page => ((PageKey?)page, layout.Range(page, scope.FirstDay, scope.LastDay)));
    }

    private string[] Select(IReadOnlyCollection<FeedProperty> needed) => [.. needed.SelectMany(property => property.Columns).Concat(KeyColumns).Concat(DecidingColumns).Distinct()];
}

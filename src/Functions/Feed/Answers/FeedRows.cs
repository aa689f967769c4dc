using System.Runtime.CompilerServices;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Feed.Query;

namespace Engagement.Functions.Feed.Answers;

/// <summary>The rows that a query asks for, in the order it asks for.</summary>
/// <param name="pages">The registered pages of the query's scope.</param>
internal sealed class FeedRows(FeedQuery query, PagesInOrder pages)
{
    /// <summary>Whether the order asked for is that in which rows are read, so that nothing has to be kept.</summary>
    public bool ComeInOrder => query.Order is null || query.Order.IsThatOf(query.Set, pages);

    /// <summary>Looks up the pages that rows are read of.</summary>
    public static async Task<FeedRows> OfAsync(FeedQuery query, FeedReading reading, CancellationToken cancellation) =>
        new(query, await reading.PagesAsync(query.Set, query.Scope, cancellation).ConfigureAwait(false));

    /// <summary>Every row that matches, in the order of keys, whatever $top and $skip say.</summary>
    /// <param name="looked">Is told of every row that was looked at, matching or not; false ends the reading.</param>
    public async IAsyncEnumerable<object> MatchingAsync(int wanted, Func<object, bool> looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in query.Set.ReadAsync(query.Scope, pages, query.After, query.Needed, wanted, cancellation).ConfigureAwait(false))
        {
            if (query.Matches?.Invoke(row) != false)
                yield return row;
            if (!looked(row))
                yield break;
        }
    }

    public async Task<long> CountAsync(CancellationToken cancellation)
    {
        // Only what the filter reads is fetched.
        var counted = 0L;
        await foreach (var _ in new FeedRows(query with { After = null, Selected = [] }, pages).MatchingAsync(int.MaxValue, _ => true, cancellation).ConfigureAwait(false))
            counted++;
        return counted;
    }

    /// <summary>All rows in an order that has to be made.</summary>
    public async Task<IReadOnlyList<object>> OrderedAsync(CancellationToken cancellation)
    {
        var wanted = query.Top is { } top ? checked(top + query.Skip) : (long?)null;
        var rows = MatchingAsync(int.MaxValue, _ => true, cancellation);
        var first = await query.Order!.FirstAsync(rows, query.Set.Key.Name, query.Set.KeyOf, wanted, cancellation).ConfigureAwait(false);
        return query.Skip >= first.Count ? [] : [.. first.Skip((int)query.Skip)];
    }
}

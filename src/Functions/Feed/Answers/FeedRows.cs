using System.Runtime.CompilerServices;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Feed.Query;

namespace Engagement.Functions.Feed.Answers;

/// <summary>The rows that a query asks for, in the order it asks for.</summary>
internal sealed class FeedRows(FeedReading reading)
{
    /// <summary>Every row that matches, in the order of keys, whatever $top and $skip say.</summary>
    /// <param name="looked">Is told of every row that was looked at, matching or not; false ends the reading.</param>
    public static async IAsyncEnumerable<object> MatchingAsync(
        FeedQuery query, int wanted, Func<object, bool> looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in query.Set.ReadAsync(query.Scope, query.After, query.Needed, wanted, cancellation).ConfigureAwait(false))
        {
            if (query.Matches?.Invoke(row) != false)
                yield return row;
            if (!looked(row))
                yield break;
        }
    }

    public static async Task<long> CountAsync(FeedQuery query, CancellationToken cancellation)
    {
        // Only what the filter reads is fetched.
        var counted = 0L;
        await foreach (var _ in MatchingAsync(query with { After = null, Selected = [] }, int.MaxValue, _ => true, cancellation).ConfigureAwait(false))
            counted++;
        return counted;
    }

    /// <summary>Whether the order asked for is that in which rows are read, so that nothing has to be kept.</summary>
    public async Task<bool> ComeInOrderAsync(FeedQuery query, CancellationToken cancellation) =>
        query.Order is null || query.Order.Names is not null && query.Order.IsThatOf(query.Set, await reading.PagesAsync(query.Scope, cancellation).ConfigureAwait(false));

    /// <summary>All rows in an order that has to be made.</summary>
    public static async Task<IReadOnlyList<object>> OrderedAsync(FeedQuery query, CancellationToken cancellation)
    {
        var wanted = query.Top is { } top ? checked(top + query.Skip) : (long?)null;
        var rows = MatchingAsync(query, int.MaxValue, _ => true, cancellation);
        var first = await query.Order!.FirstAsync(rows, query.Set.Key.Name, query.Set.KeyOf, wanted, cancellation).ConfigureAwait(false);
        return query.Skip >= first.Count ? [] : [.. first.Skip((int)query.Skip)];
    }
}

using Engagement.Functions.Feed.Model;

namespace Engagement.Functions.Feed.Query;

/// <summary>An order of rows other than that of keys, which tables do not have: rows are kept in memory, so only so many.</summary>
/// <param name="Items">What is compared first to last, and whether the greater comes first. Null comes before any value.</param>
/// <param name="Names">The properties, when each item is an ascending property; null otherwise.</param>
internal sealed record RowOrder(IReadOnlyList<(RowValue Value, bool Descending)> Items, IReadOnlyList<string>? Names)
{
    /// <summary>Rows that one answer orders at most.</summary>
    public const int MaxRows = 10_000;

    /// <summary>Whether rows come in this order as they are read.</summary>
    public bool IsThatOf(FeedSet set, PagesInOrder pages)
    {
        if (Names is null)
            return false;
        if (Names is [var only] && only == set.Key.Name)
            return true;
        if (Names.Count > set.Order.Count + 1 || Names.Count == set.Order.Count + 1 && Names[^1] != set.Key.Name)
            return false;
        var named = Names.Take(set.Order.Count);
        return named.SequenceEqual(set.Order.Take(Math.Min(Names.Count, set.Order.Count))) && (pages.AreByKey || pages.Count <= 1);
    }

    /// <summary>The first rows in this order.</summary>
    /// <param name="wanted">How many; null for all.</param>
    /// <exception cref="FeedException">More are wanted than are kept in memory.</exception>
    public async Task<IReadOnlyList<object>> FirstAsync(IAsyncEnumerable<object> rows, string keyName, Func<object, string> keyOf, long? wanted, CancellationToken cancellation)
    {
        if (wanted > MaxRows)
            throw TooMany(keyName);
        var kept = new List<(object?[] Values, string Key, object Row)>();
        var bound = (int)(wanted ?? MaxRows);
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            kept.Add((ValuesOf(row), keyOf(row), row));
            if (wanted is null && kept.Count > MaxRows)
                throw TooMany(keyName);
            if (kept.Count >= 2 * Math.Max(bound, 1))
                Cut(kept, bound);
        }
        Cut(kept, bound);
        return kept.ConvertAll(entry => entry.Row);
    }

    private object?[] ValuesOf(object row)
    {
        var values = new object?[Items.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Items[i].Value(row);
        return values;
    }

    private void Cut(List<(object?[] Values, string Key, object Row)> kept, int bound)
    {
        kept.Sort((one, other) => Compare(one.Values, other.Values) is not 0 and var order ? order : string.CompareOrdinal(one.Key, other.Key));
        if (kept.Count > bound)
            kept.RemoveRange(bound, kept.Count - bound);
    }

    private int Compare(object?[] one, object?[] other)
    {
        for (var i = 0; i < one.Length; i++)
        {
            var order = (one[i], other[i]) switch
            {
                (null, null) => 0,
                (null, _) => -1,
                (_, null) => 1,
                var (a, b) => Values.Compare(a, b) ?? 0,
            };
            if (order != 0)
                return Items[i].Descending ? -order : order;
        }
        return 0;
    }

    private static FeedException TooMany(string keyName) => FeedException.NotImplemented(FormattableString.Invariant(
        $"This order is not that of the table, and more than {MaxRows} rows would have to be ordered in memory; ask for fewer with $top or $filter, or order by {keyName}."));
}

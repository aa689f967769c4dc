using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>Finds the keys of posts in the feed by day and id, which is what rows about posts hold.</summary>
/// <remarks>Of a page's month all keys are read at once, and nothing but them; the months that were used last are remembered.</remarks>
internal sealed class PostKeys(TableClient posts)
{
    // Comments are about this month's posts and the last one's, seldom about older ones.
    private const int MaxMonths = 6;

    private static readonly string[] KeyColumns = ["PartitionKey", "RowKey"];

    private readonly List<(string Partition, IReadOnlyDictionary<string, string> Keys)> _months = [];

    /// <returns>Null when the post is not stored.</returns>
    public async ValueTask<string?> FindAsync(PageKey page, DateOnly day, string postId, CancellationToken cancellation)
    {
        var partition = Keys.Partition(page, day);
        var at = _months.FindIndex(month => month.Partition == partition);
        if (at < 0)
        {
            if (_months.Count == MaxMonths)
                _months.RemoveAt(0);
            _months.Add((partition, await ReadAsync(partition, cancellation).ConfigureAwait(false)));
        }
        else if (at < _months.Count - 1)
        {
            var used = _months[at];
            _months.RemoveAt(at);
            _months.Add(used);
        }
        return _months[^1].Keys.GetValueOrDefault(postId);
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadAsync(string partition, CancellationToken cancellation)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in posts.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), null, KeyColumns, cancellation).ConfigureAwait(false))
            keys[row.RowKey[(row.RowKey.IndexOf('|', StringComparison.Ordinal) + 1)..]] = KeyLayout.Key(row.PartitionKey, row.RowKey);
        return keys;
    }
}

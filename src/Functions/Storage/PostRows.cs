using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Table Posts: what pages published, with counts as last read.</summary>
internal sealed class PostRows(PipelineTables tables, PostsAsOfRows asOf)
{
    // What KPIs are computed from; the texts of three months of posts are not worth carrying along.
    private static readonly IReadOnlyList<string> CountColumns =
    [
        "PartitionKey", "RowKey", "Network", "PageId", "PostId", "CreatedAt", "Type",
        "Reactions", "ReactionsStatus", "Comments", "CommentsStatus", "Shares", "SharesStatus",
    ];

    private static readonly IReadOnlyList<string> KeyColumns = ["PartitionKey", "RowKey"];

    /// <summary>Adds posts and renews those already stored; a count that is missing this time does not erase one that was read before.</summary>
    /// <param name="asOfDay">The last complete day when the answer was asked for; what changed stays readable as known then.</param>
    public async Task UpdateAsync(IEnumerable<Post> posts, DateOnly asOfDay, CancellationToken cancellation)
    {
        foreach (var partition in posts.Select(Write).GroupBy(row => row.PartitionKey))
            await tables.Posts.MergeRowsAsync(
                [.. partition],
                (stored, later) => Write(Updated(Read(stored), Read(later))),
                cancellation,
                // First what was known, then the change: broken off in between, the same change is found and written again.
                changed => asOf.SaveAsync(changed, asOfDay, listed: true, cancellation)).ConfigureAwait(false);
    }

    /// <summary>Removes the posts of a range of days that are not among those listed.</summary>
    /// <param name="listed">Row keys of the posts that the network lists: a post that was given another date has another key.</param>
    public async Task DeleteUnlistedAsync(PageKey page, DayRange days, IReadOnlySet<string> listed, DateOnly asOfDay, CancellationToken cancellation)
    {
        foreach (var month in Keys.Months(days))
            await foreach (var row in ReadRowsAsync(page, month, CountColumns, cancellation).ConfigureAwait(false))
                if (!listed.Contains(row.RowKey))
                {
                    await asOf.SaveAsync([row], asOfDay, listed: false, cancellation).ConfigureAwait(false);
                    await DeleteAsync(row, cancellation).ConfigureAwait(false);
                }
    }

    /// <summary>The posts published in a range of the network's days, in order.</summary>
    public async IAsyncEnumerable<Post> ReadAsync(PageKey page, DayRange days, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var month in Keys.Months(days))
            await foreach (var row in ReadRowsAsync(page, month, null, cancellation).ConfigureAwait(false))
                yield return Read(row);
    }

    /// <summary>The posts published in a range of the network's days, in order, without their texts and links.</summary>
    public async Task<IReadOnlyList<Post>> ReadCountsAsync(PageKey page, DayRange days, CancellationToken cancellation)
    {
        var found = new List<Post>();
        foreach (var month in Keys.Months(days))
            await foreach (var row in ReadRowsAsync(page, month, CountColumns, cancellation).ConfigureAwait(false))
                found.Add(Read(row));
        return found;
    }

    /// <summary>Whether any post published in a range of days is stored.</summary>
    public async Task<bool> AnyAsync(PageKey page, DayRange days, CancellationToken cancellation)
    {
        foreach (var month in Keys.Months(days))
            await foreach (var _ in ReadRowsAsync(page, month, KeyColumns, cancellation).ConfigureAwait(false))
                return true;
        return false;
    }

    public async Task<Post?> FindAsync(PageKey page, DateTimeOffset createdAt, string postId, CancellationToken cancellation)
    {
        var partition = Keys.Partition(page, page.Network.DayOf(createdAt));
        var row = await tables.Posts.GetEntityIfExistsAsync<TableEntity>(partition, Keys.PostRow(createdAt, postId), null, cancellation).ConfigureAwait(false);
        return row.HasValue ? Read(row.Value!) : null;
    }

    internal static TableEntity Write(Post post)
    {
        var day = post.Page.Network.DayOf(post.CreatedAt);
        var row = new TableEntity(Keys.Partition(post.Page, day), Keys.PostRow(post.CreatedAt, post.Id))
        {
            ["Network"] = post.Page.Network.Name,
            ["PageId"] = post.Page.Id,
            ["PostId"] = post.Id,
            ["CreatedAt"] = post.CreatedAt.ToUniversalTime(),
            ["Type"] = post.Type.ToString(),
        };
        row.PutDay("Day", day);
        row.PutText("Message", post.Message);
        row.Put("Permalink", post.Permalink?.OriginalString);
        foreach (var count in PostCount.All)
            row.PutValue(count.Column, count.Get(post));
        return row;
    }

    internal static Post Read(TableEntity row)
    {
        var post = new Post(
            new(Network.Parse(row.GetString("Network")), row.GetString("PageId")),
            row.GetString("PostId"),
            row.GetDateTimeOffset("CreatedAt")!.Value,
            Enum.Parse<PostType>(row.GetString("Type")),
            row.GetString("Message"),
            row.GetString("Permalink") is { } link ? new Uri(link) : null,
            default,
            default,
            default);
        return PostCount.All.Aggregate(post, (read, count) => count.Set(read, row.GetValue(count.Column)));
    }

    private static Post Updated(Post stored, Post later) =>
        PostCount.All.Aggregate(later, (updated, count) => count.Set(updated, count.Get(stored).UpdatedBy(count.Get(later))));

    private IAsyncEnumerable<TableEntity> ReadRowsAsync(PageKey page, DayRange month, IEnumerable<string>? select, CancellationToken cancellation) =>
        tables.Posts.ReadRowsAsync(
            Keys.Partition(page, month.FirstDay),
            Keys.FirstInstantRow(page.Network, month.FirstDay),
            Keys.LastInstantRow(page.Network, month.LastDay),
            select,
            cancellation);

    // One by one: deletions are rare, and a transaction would fail as a whole for a row that is gone already.
    private async Task DeleteAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await tables.Posts.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The same message, delivered twice, got here first.
        }
    }
}

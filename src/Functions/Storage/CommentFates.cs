using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Table Comments: what becomes of comments that are stored. A row that is gone, because its page was purged, stays away.</summary>
internal sealed class CommentFates(PipelineTables tables)
{
    private static readonly IReadOnlyList<string> IdColumns = ["PartitionKey", "RowKey", "PostId", "CommentId", "Day"];

    /// <summary>Marks the comments that are gone among those under posts of a range of days.</summary>
    /// <param name="asOfDay">The last complete day of which the network's listing speaks; comments of later days are not judged.</param>
    /// <param name="isGone">Given the ids of the post and of the comment.</param>
    public async Task VanishAsync(PageKey page, DayRange postDays, DateOnly asOfDay, Func<string, string, bool> isGone, CancellationToken cancellation)
    {
        var listedAt = page.Network.StartOf(asOfDay.AddDays(1));
        var (first, last, end) = (Keys.Partition(page, postDays.FirstDay), Keys.Partition(page, asOfDay), Keys.InstantRow(listedAt));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey lt {end}")
            + TableClient.CreateQueryFilter($" and PostDay ge {Columns.Text(postDays.FirstDay)} and PostDay le {Columns.Text(postDays.LastDay)} and State ne {nameof(CommentState.Removed)}");
        var gone = tables.Comments.QueryAsync<TableEntity>(filter, null, IdColumns, cancellation)
            .Where(row => isGone(row.GetString("PostId"), row.GetString("CommentId")));
        await foreach (var rows in gone.InPartitionsAsync(cancellation).ConfigureAwait(false))
            await ChangeAsync(rows, comment => comment.NotListed(listedAt), cancellation).ConfigureAwait(false);
    }

    /// <summary>Marks a comment as the network told; does nothing while the comment is not stored.</summary>
    /// <returns>The network's day on which it was made, also when nothing had to be changed; null when it is not stored.</returns>
    /// <param name="firstDay">No comment that is stored is older.</param>
    public async Task<DateOnly?> TellAsync(PageKey page, string commentId, CommentNotices notices, DateOnly firstDay, CancellationToken cancellation)
    {
        if (notices.Latest is not { } latest || page.Network.DayOf(latest) is var lastDay && lastDay < firstDay)
            return null;
        // The key begins with when it was written, which is not told. Most changes come soon after, so the newest month is searched first.
        foreach (var month in Keys.Months(new(firstDay, lastDay)).Reverse())
        {
            var partition = Keys.Partition(page, month.FirstDay);
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and CommentId eq {commentId}");
            await foreach (var row in tables.Comments.QueryAsync<TableEntity>(filter, null, IdColumns, cancellation).ConfigureAwait(false))
            {
                await ChangeAsync([row], comment => comment.After(notices), cancellation).ConfigureAwait(false);
                return row.GetDay("Day");
            }
        }
        return null;
    }

    /// <summary>Removes the texts of the comments made before a day; who made them stays known by key, so that they can be counted.</summary>
    public async Task ForgetTextsAsync(PageKey page, DateOnly beforeDay, CancellationToken cancellation)
    {
        // Rows without the column fit no comparison with it.
        var filter = Before(page, beforeDay) + TableClient.CreateQueryFilter($" and Message ge {""}");
        await ChangeAsync(filter, comment => comment with { Message = null }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Removes the authors' keys of the comments made before a day: they count as comments, and no longer as anybody's.</summary>
    public async Task ForgetAuthorsAsync(PageKey page, DateOnly beforeDay, CancellationToken cancellation)
    {
        var filter = Before(page, beforeDay) + TableClient.CreateQueryFilter($" and AuthorKey ge {""}");
        await ChangeAsync(filter, comment => comment with { AuthorKey = null }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Removes texts and key of one author from the comments to a page.</summary>
    /// <returns>How many comments there were.</returns>
    public Task<long> EraseAuthorAsync(PageKey page, string authorKey, CancellationToken cancellation)
    {
        var (first, end) = (Keys.Page(page) + '|', Keys.Page(page) + '}');
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end} and AuthorKey eq {authorKey}");
        return ChangeAsync(filter, comment => comment with { AuthorKey = null, Message = null }, cancellation);
    }

    private static string Before(PageKey page, DateOnly day)
    {
        var (first, last, end) = (Keys.Page(page) + '|', Keys.Partition(page, day), Keys.InstantRow(page.Network.StartOf(day)));
        return TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey lt {end}");
    }

    private async Task<long> ChangeAsync(string filter, Func<Comment, Comment> change, CancellationToken cancellation)
    {
        var changed = 0L;
        await foreach (var rows in tables.Comments.QueryAsync<TableEntity>(filter, null, IdColumns, cancellation).InPartitionsAsync(cancellation).ConfigureAwait(false))
        {
            await ChangeAsync(rows, change, cancellation).ConfigureAwait(false);
            changed += rows.Count;
        }
        return changed;
    }

    private Task ChangeAsync(IReadOnlyList<TableEntity> rows, Func<Comment, Comment> change, CancellationToken cancellation) => tables.Comments.MergeRowsAsync(
        rows, (stored, _) => CommentRows.Write(change(CommentRows.Read(stored))), cancellation, adds: _ => false);
}

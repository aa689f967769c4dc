using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Table Comments: what was said to pages in public, and what they answered.</summary>
internal sealed class CommentRows(PipelineTables tables)
{
    /// <summary>Adds comments and renews those already stored, as a network lists them now.</summary>
    public async Task UpdateAsync(IEnumerable<Comment> listed, CancellationToken cancellation)
    {
        foreach (var partition in listed.Select(Write).GroupBy(row => row.PartitionKey))
            await tables.Comments.MergeRowsAsync([.. partition], (stored, later) => Write(Updated(Read(stored), Read(later))), cancellation).ConfigureAwait(false);
    }

    /// <summary>What was said in a range of the network's days, in order.</summary>
    public async IAsyncEnumerable<Comment> ReadAsync(
        PageKey page, DayRange days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var month in Keys.Months(days))
            await foreach (var row in tables.Comments.ReadRowsAsync(
                Keys.Partition(page, month.FirstDay),
                Keys.FirstInstantRow(page.Network, month.FirstDay),
                Keys.LastInstantRow(page.Network, month.LastDay),
                null,
                cancellation).ConfigureAwait(false))
                yield return Read(row);
    }

    internal static TableEntity Write(Comment comment)
    {
        var day = comment.Page.Network.DayOf(comment.CreatedAt);
        var row = new TableEntity(Keys.Partition(comment.Page, day), Keys.CommentRow(comment.CreatedAt, comment.Id))
        {
            ["Network"] = comment.Page.Network.Name,
            ["PageId"] = comment.Page.Id,
            ["CommentId"] = comment.Id,
            ["Kind"] = comment.Kind.ToString(),
            ["CreatedAt"] = comment.CreatedAt.ToUniversalTime(),
            ["State"] = comment.State.ToString(),
        };
        row.PutDay("Day", day);
        row.Put("PostId", comment.PostId);
        row.Put("ParentId", comment.ParentId);
        row.Put("AuthorKey", comment.AuthorKey);
        row.Put("IsFromPage", comment.IsFromPage);
        row.PutText("Message", comment.Message);
        row.Put("StateSince", comment.StateSince?.ToUniversalTime());
        row.PutValue("Likes", comment.Likes);
        row.PutValue("Replies", comment.Replies);
        return row;
    }

    internal static Comment Read(TableEntity row) => new(
        new(Network.Parse(row.GetString("Network")), row.GetString("PageId")),
        row.GetString("CommentId"),
        Enum.Parse<CommentKind>(row.GetString("Kind")),
        row.GetDateTimeOffset("CreatedAt")!.Value,
        row.GetString("PostId"),
        row.GetString("ParentId"),
        row.GetString("AuthorKey"),
        row.GetBoolean("IsFromPage"),
        row.GetString("Message"),
        Enum.Parse<CommentState>(row.GetString("State")))
    {
        StateSince = row.GetDateTimeOffset("StateSince"),
        Likes = row.GetValue("Likes"),
        Replies = row.GetValue("Replies"),
    };

    private static Comment Updated(Comment stored, Comment later) => later with
    {
        // Who said it does not change; an answer that leaves it out was given with fewer permissions.
        AuthorKey = later.AuthorKey ?? stored.AuthorKey,
        IsFromPage = later.IsFromPage ?? stored.IsFromPage,
        PostId = later.PostId ?? stored.PostId,
        ParentId = later.ParentId ?? stored.ParentId,
        // Hidden since the first time that it was seen so.
        StateSince = later.State == stored.State && stored.StateSince < later.StateSince ? stored.StateSince : later.StateSince,
        Likes = stored.Likes.UpdatedBy(later.Likes),
        Replies = stored.Replies.UpdatedBy(later.Replies),
    };
}

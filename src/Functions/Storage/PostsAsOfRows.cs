using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Table PostsAsOf: what was known of a post when a day was the last complete one.</summary>
/// <remarks>A row is written only when a later answer changed something: a post has at most one for each day on which it is read again, and no text.</remarks>
internal sealed class PostsAsOfRows(PipelineTables tables)
{
    private const string AsOfDay = "AsOfDay";
    private const string IsListed = "IsListed";

    private static readonly string[] NotCopied = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp), "odata.etag", "Message"];

    // Replaced, not merged: the row is the whole state of knowledge, written again when the same work is done again.
    public Task SaveAsync(IEnumerable<TableEntity> posts, DateOnly asOfDay, bool listed, CancellationToken cancellation) => tables.PostsAsOf.SubmitAsync(
        posts.Select(post => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Write(post, asOfDay, listed))), cancellation);

    /// <summary>The posts published in a range of days as they were known then, in order, without texts; posts that the page did not list then are left out.</summary>
    public async IAsyncEnumerable<Post> ReadAsync(PageKey page, DayRange days, DateOnly asOfDay, [EnumeratorCancellation] CancellationToken cancellation)
    {
        TableEntity? latest = null;
        foreach (var month in Keys.Months(days))
            await foreach (var row in tables.PostsAsOf.ReadRowsAsync(
                Keys.Partition(page, month.FirstDay), Keys.FirstInstantRow(page.Network, month.FirstDay), Keys.LastInstantRow(page.Network, month.LastDay), null, cancellation).ConfigureAwait(false))
            {
                if (row.GetDay(AsOfDay) > asOfDay)
                    continue;
                // Rows of a post come in the order in which they became known.
                if (latest is not null && latest.GetString("PostId") != row.GetString("PostId") && latest.GetBoolean(IsListed) == true)
                    yield return PostRows.Read(latest);
                latest = row;
            }
        if (latest?.GetBoolean(IsListed) == true)
            yield return PostRows.Read(latest);
    }

    /// <param name="post">A row of Posts.</param>
    internal static TableEntity Write(TableEntity post, DateOnly asOfDay, bool listed)
    {
        var row = new TableEntity(post.PartitionKey, Keys.AsOfRow(post.RowKey, asOfDay)) { [IsListed] = listed };
        foreach (var (column, value) in post)
            if (!NotCopied.Contains(column))
                row[column] = value;
        row.PutDay(AsOfDay, asOfDay);
        return row;
    }
}

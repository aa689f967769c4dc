using Azure;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Connect;

namespace Engagement.Functions.Storage;

/// <summary>Table FeedChanges: what the networks pushed about posts and comments.</summary>
internal sealed class FeedChanges(PipelineTables tables)
{
    public Task SaveAsync(FeedChange change, CancellationToken cancellation) =>
        tables.FeedChanges.UpsertEntityAsync(Write(change), TableUpdateMode.Replace, cancellation);

    /// <summary>What was told since a day about comments that were hidden, shown again or removed, by the comments' ids.</summary>
    public async Task<IReadOnlyDictionary<string, CommentNotices>> ReadNoticesAsync(PageKey page, DateOnly sinceDay, CancellationToken cancellation)
    {
        var (first, end, since) = (Keys.Partition(page, sinceDay), Keys.Page(page) + '}', Keys.InstantRow(page.Network.StartOf(sinceDay)));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end} and RowKey ge {since} and Item eq {FeedChange.CommentItem}")
            + TableClient.CreateQueryFilter($" and (Verb eq {FeedChange.HideVerb} or Verb eq {FeedChange.UnhideVerb} or Verb eq {FeedChange.RemoveVerb})");
        var notices = new Dictionary<string, CommentNotices>(StringComparer.Ordinal);
        await foreach (var row in tables.FeedChanges.QueryAsync<TableEntity>(filter, null, null, cancellation).ConfigureAwait(false))
            if (Read(row) is { Notice: { } notice, CommentId: { } comment })
                notices[comment] = notices.GetValueOrDefault(comment).And(notice);
        return notices;
    }

    /// <summary>Removes what happened before a day.</summary>
    public Task ForgetAsync(PageKey page, DateOnly beforeDay, CancellationToken cancellation) => TableWrites.RetryConflictsAsync(async () =>
    {
        var (first, last, before) = (Keys.Page(page) + '|', Keys.Partition(page, beforeDay), Keys.InstantRow(page.Network.StartOf(beforeDay)));
        var old = tables.FeedChanges.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey lt {before}"), null, ["PartitionKey", "RowKey"], cancellation);
        await foreach (var rows in old.InPartitionsAsync(cancellation).ConfigureAwait(false))
            await tables.FeedChanges.SubmitAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation).ConfigureAwait(false);
    }, cancellation);

    internal static TableEntity Write(FeedChange change)
    {
        var page = change.Key;
        var row = new TableEntity(
            Keys.Partition(page, page.Network.DayOf(change.ChangedAt)),
            $"{Keys.InstantRow(change.ChangedAt)}|{change.Item}|{change.Verb}|{change.CommentId ?? change.PostId}")
        {
            ["Network"] = page.Network.Name,
            ["PageId"] = page.Id,
            ["Item"] = change.Item,
            ["Verb"] = change.Verb,
            ["ChangedAt"] = change.ChangedAt,
        };
        row.Put("PostId", change.PostId);
        row.Put("CommentId", change.CommentId);
        return row;
    }

    private static FeedChange Read(TableEntity row) => new(
        FeedChange.CurrentVersion,
        new PageKey(Network.Parse(row.GetString("Network")), row.GetString("PageId")).ToString(),
        row.GetString("Item"),
        row.GetString("Verb"),
        row.GetString("PostId"),
        row.GetString("CommentId"),
        row.GetDateTimeOffset("ChangedAt")!.Value);
}

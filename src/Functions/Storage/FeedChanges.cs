using Azure.Data.Tables;
using Engagement.Functions.Connect;

namespace Engagement.Functions.Storage;

/// <summary>Table FeedChanges: what the networks pushed about posts and comments.</summary>
internal sealed class FeedChanges(PipelineTables tables)
{
    public Task SaveAsync(FeedChange change, CancellationToken cancellation) =>
        tables.FeedChanges.UpsertEntityAsync(Write(change), TableUpdateMode.Replace, cancellation);

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
}

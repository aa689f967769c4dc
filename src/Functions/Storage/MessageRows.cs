using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Table Messages: when messages came and went in private conversations with pages.</summary>
internal sealed class MessageRows(PipelineTables tables)
{
    /// <summary>Adds messages; of one that is stored already, what is known better is kept, in whatever order it is learnt.</summary>
    public async Task UpdateAsync(IEnumerable<PrivateMessage> listed, CancellationToken cancellation)
    {
        foreach (var partition in listed.Select(Write).GroupBy(row => row.PartitionKey))
            await tables.Messages.MergeRowsAsync([.. partition], (stored, later) => Write(Updated(Read(stored), Read(later))), cancellation).ConfigureAwait(false);
    }

    /// <summary>The messages of a range of the network's days, in order.</summary>
    public async IAsyncEnumerable<PrivateMessage> ReadAsync(
        PageKey page, DayRange days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var month in Keys.Months(days))
            await foreach (var row in tables.Messages.ReadRowsAsync(
                Keys.Partition(page, month.FirstDay),
                Keys.FirstInstantRow(page.Network, month.FirstDay),
                Keys.LastInstantRow(page.Network, month.LastDay),
                null,
                cancellation).ConfigureAwait(false))
                yield return Read(row);
    }

    internal static TableEntity Write(PrivateMessage message)
    {
        var day = message.Page.Network.DayOf(message.CreatedAt);
        var row = new TableEntity(Keys.Partition(message.Page, day), Keys.MessageRow(message.CreatedAt, message.Key))
        {
            ["Network"] = message.Page.Network.Name,
            ["PageId"] = message.Page.Id,
            ["ConversationKey"] = message.ConversationKey,
            ["MessageKey"] = message.Key,
            ["CreatedAt"] = message.CreatedAt.ToUniversalTime(),
            ["FollowsGap"] = message.FollowsGap,
        };
        row.PutDay("Day", day);
        row.Put("IsFromPage", message.IsFromPage);
        return row;
    }

    private static PrivateMessage Read(TableEntity row) => new(
        new(Network.Parse(row.GetString("Network")), row.GetString("PageId")),
        row.GetString("ConversationKey"),
        row.GetString("MessageKey"),
        row.GetDateTimeOffset("CreatedAt")!.Value,
        row.GetBoolean("IsFromPage"),
        row.GetBoolean("FollowsGap")!.Value);

    private static PrivateMessage Updated(PrivateMessage stored, PrivateMessage later) => later with
    {
        IsFromPage = later.IsFromPage ?? stored.IsFromPage,
        // Whoever once saw what came before it stored that too.
        FollowsGap = later.FollowsGap && stored.FollowsGap,
    };
}

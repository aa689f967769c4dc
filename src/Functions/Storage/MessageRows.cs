using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Privacy;
using Engagement.Functions.Retention;

namespace Engagement.Functions.Storage;

/// <summary>Table Messages: when messages came and went in private conversations with pages.</summary>
internal sealed class MessageRows(PipelineTables tables, KeptDays kept, ErasedPeople people)
{
    private static readonly IReadOnlyList<string> KeyColumns = ["PartitionKey", "RowKey"];

    /// <summary>Adds messages; of one that is stored already, what is known better is kept, in whatever order it is learnt. What is too old, or erased, is not stored.</summary>
    public async Task UpdateAsync(IEnumerable<PrivateMessage> listed, CancellationToken cancellation)
    {
        var messages = listed.ToList();
        if (messages.Count == 0)
            return;
        var network = messages[0].Page.Network;
        var (erased, firstDay) = (await people.ReadAsync(network, cancellation).ConfigureAwait(false), kept.FirstDayWithMessages(network));
        foreach (var partition in messages.Where(message => !erased.Contains(message.ConversationKey) && network.DayOf(message.CreatedAt) >= firstDay).Select(Write).GroupBy(row => row.PartitionKey))
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

    /// <summary>Removes the messages of before a day.</summary>
    public Task<long> ForgetAsync(PageKey page, DateOnly beforeDay, CancellationToken cancellation)
    {
        var (first, last, end) = (Keys.Page(page) + '|', Keys.Partition(page, beforeDay), Keys.FirstInstantRow(page.Network, beforeDay));
        return RemoveAsync(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey lt {end}"), cancellation);
    }

    /// <summary>Removes the messages of one conversation with a page.</summary>
    /// <returns>How many there were.</returns>
    public Task<long> RemoveConversationAsync(PageKey page, string conversationKey, CancellationToken cancellation)
    {
        var (first, end) = (Keys.Page(page) + '|', Keys.Page(page) + '}');
        return RemoveAsync(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end} and ConversationKey eq {conversationKey}"), cancellation);
    }

    private Task<long> RemoveAsync(string filter, CancellationToken cancellation) =>
        tables.Messages.RemoveRowsAsync(tables.Messages.QueryAsync<TableEntity>(filter, null, KeyColumns, cancellation), cancellation);

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

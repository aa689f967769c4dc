using Azure;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Functions.Storage;

/// <summary>Table TeamEvents: what the teams of pages know happened.</summary>
internal sealed class TeamEventRows(PipelineTables tables)
{
    /// <summary>More events than any team enters in years; bounds what a detection reads.</summary>
    public const int Most = 500;

    public async Task<IReadOnlyList<TeamEvent>> ReadAsync(PageKey page, CancellationToken cancellation)
    {
        var found = new List<TeamEvent>();
        await foreach (var row in tables.TeamEvents.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Page(page)}"), null, null, cancellation).ConfigureAwait(false))
            found.Add(new(row.RowKey, new(row.GetDay("FirstDay")!.Value, row.GetDay("LastDay")!.Value), row.GetString("Title")));
        return found;
    }

    public Task SaveAsync(PageKey page, TeamEvent entered, CancellationToken cancellation) =>
        tables.TeamEvents.UpsertEntityAsync(Write(page, entered), TableUpdateMode.Replace, cancellation);

    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(PageKey page, string eventId, CancellationToken cancellation)
    {
        try
        {
            return (await tables.TeamEvents.DeleteEntityAsync(Keys.Page(page), eventId, ETag.All, cancellation).ConfigureAwait(false)).Status != 404;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    internal static TableEntity Write(PageKey page, TeamEvent entered)
    {
        var row = new TableEntity(Keys.Page(page), entered.Id) { ["Network"] = page.Network.Name, ["PageId"] = page.Id, ["Title"] = entered.Title };
        row.PutDay("FirstDay", entered.Days.FirstDay);
        row.PutDay("LastDay", entered.Days.LastDay);
        return row;
    }
}

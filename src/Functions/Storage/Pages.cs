using Azure;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Storage;

/// <summary>Table Pages: the pages that are collected.</summary>
internal sealed class Pages(PipelineTables tables)
{
    public async Task<RegisteredPage?> FindAsync(PageKey page, CancellationToken cancellation)
    {
        var row = await tables.Pages.GetEntityIfExistsAsync<TableEntity>(page.Network.Name, page.Id, null, cancellation).ConfigureAwait(false);
        return row.HasValue ? Read(row.Value!) : null;
    }

    public async IAsyncEnumerable<RegisteredPage> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in tables.Pages.QueryAsync<TableEntity>((string?)null, null, null, cancellation).ConfigureAwait(false))
            yield return Read(row);
    }

    // Replaced, not merged: leaving a detail out of a registration removes it.
    public Task SaveAsync(RegisteredPage page, CancellationToken cancellation) =>
        tables.Pages.UpsertEntityAsync(Write(page), TableUpdateMode.Replace, cancellation);

    /// <summary>Keeps what the network says about a page, until it is registered anew: names change hands.</summary>
    public async Task RememberAsync(PageKey page, string networkId, bool listsAllPosts, CancellationToken cancellation)
    {
        try
        {
            await tables.Pages.UpdateEntityAsync(
                new TableEntity(page.Network.Name, page.Id) { ["NetworkId"] = networkId, ["ListsAllPosts"] = listsAllPosts }, ETag.All, TableUpdateMode.Merge, cancellation).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Somebody removed the page, which must not bring it back.
        }
    }

    /// <returns>Whether it was registered.</returns>
    public async Task<bool> RemoveAsync(PageKey page, CancellationToken cancellation)
    {
        try
        {
            return (await tables.Pages.DeleteEntityAsync(page.Network.Name, page.Id, ETag.All, cancellation).ConfigureAwait(false)).Status != 404;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    internal static TableEntity Write(RegisteredPage page)
    {
        var row = new TableEntity(page.Key.Network.Name, page.Key.Id);
        row.Put("Name", page.Name);
        row.Put("TimeZone", page.TimeZone);
        row.Put("Market", page.Market);
        row.PutDay("LastDay", page.LastDay);
        row["Collects"] = string.Join(',', page.Collects.Names());
        row.Put("Tenant", page.Tenant);
        row.Put("NetworkId", page.NetworkId);
        row.Put("ListsAllPosts", page.ListsAllPosts);
        return row;
    }

    private static RegisteredPage Read(TableEntity row) => new(
        new(Network.Parse(row.PartitionKey), row.RowKey),
        row.GetString("Name"),
        row.GetString("TimeZone"),
        row.GetString("Market"),
        row.GetDay("LastDay"),
        row.GetString("Collects") is { } names ? CollectedDataNames.Parse(names.Split(',')) : CollectedData.Usual)
    {
        Tenant = row.GetString("Tenant"),
        NetworkId = row.GetString("NetworkId"),
        ListsAllPosts = row.GetBoolean("ListsAllPosts"),
    };
}

using Azure;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Networks.X;

namespace Engagement.Functions.Storage;

/// <summary>Table XTokens: the tokens that act for accounts on X, encrypted, and who is just renewing them.</summary>
internal sealed class XTokenRows(PipelineTables tables)
{
    public async Task<(XTokenState State, ETag ETag)?> FindAsync(PageKey page, CancellationToken cancellation)
    {
        var row = await tables.XTokens.GetEntityIfExistsAsync<TableEntity>(page.Network.Name, page.Id, null, cancellation).ConfigureAwait(false);
        return row.HasValue ? (Read(row.Value!), row.Value!.ETag) : null;
    }

    /// <param name="expected">As which the row was read; null when there was none.</param>
    /// <returns>Null when somebody else wrote or removed the row meanwhile.</returns>
    public async Task<ETag?> TryWriteAsync(PageKey page, XTokenState state, ETag? expected, CancellationToken cancellation)
    {
        var row = Write(page, state);
        try
        {
            var response = expected is { } etag
                ? await tables.XTokens.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellation).ConfigureAwait(false)
                : await tables.XTokens.AddEntityAsync(row, cancellation).ConfigureAwait(false);
            return response.Headers.ETag;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // A write whose answer was lost is repeated by the client, and finds what it wrote itself.
            var stored = await tables.XTokens.GetEntityIfExistsAsync<TableEntity>(page.Network.Name, page.Id, null, cancellation).ConfigureAwait(false);
            return stored.HasValue && row.HoldsTheSameAs(stored.Value!) ? stored.Value!.ETag : null;
        }
    }

    internal static TableEntity Write(PageKey page, XTokenState state)
    {
        var row = new TableEntity(page.Network.Name, page.Id) { ["Status"] = (state.IsRefused ? MetricStatus.TokenExpired : MetricStatus.Ok).Name(), ["Origin"] = state.Origin };
        row.Put("RefreshToken", state.RefreshToken);
        row.Put("AccessToken", state.AccessToken);
        row.Put("AccessUntil", state.AccessUntil);
        row.Put("LeaseOwner", state.LeaseOwner);
        row.Put("LeaseUntil", state.LeaseUntil);
        return row;
    }

    private static XTokenState Read(TableEntity row) => new(row.GetString("Origin"), row.GetStatus("Status") != MetricStatus.Ok)
    {
        RefreshToken = row.GetString("RefreshToken"),
        AccessToken = row.GetString("AccessToken"),
        AccessUntil = row.GetDateTimeOffset("AccessUntil"),
        LeaseOwner = row.GetString("LeaseOwner"),
        LeaseUntil = row.GetDateTimeOffset("LeaseUntil"),
    };
}

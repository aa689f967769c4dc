using Azure;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Connect;

namespace Engagement.Functions.Storage;

/// <summary>Table PageTokens: what the networks say about the pages' tokens.</summary>
internal sealed class PageTokens(PipelineTables tables)
{
    public Task SaveAsync(PageKey page, PageToken token, CancellationToken cancellation) =>
        tables.PageTokens.UpsertEntityAsync(Write(page, token), TableUpdateMode.Replace, cancellation);

    public async Task RemoveAsync(PageKey page, CancellationToken cancellation)
    {
        try
        {
            await tables.PageTokens.DeleteEntityAsync(page.Network.Name, page.Id, ETag.All, cancellation).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // There was none.
        }
    }

    internal static TableEntity Write(PageKey page, PageToken token)
    {
        var row = new TableEntity(page.Network.Name, page.Id) { ["Status"] = token.Status.Name() };
        row.Put("StatusReason", token.StatusReason);
        row.Put("ValidThrough", token.ValidThrough);
        row.Put("DataAccessThrough", token.DataAccessThrough);
        row.Put("Scopes", Text(token.Scopes));
        row.Put("MissingPermissions", Text(token.MissingPermissions));
        return row;
    }

    internal static PageToken Read(TableEntity row) => new(
        row.GetStatus("Status"),
        row.GetString("StatusReason"),
        row.GetDateTimeOffset("ValidThrough"),
        row.GetDateTimeOffset("DataAccessThrough"),
        List(row.GetString("Scopes")),
        List(row.GetString("MissingPermissions")));

    private static string? Text(IReadOnlyList<string>? names) => names is null ? null : string.Join(',', names);

    private static string[]? List(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>Creating, deleting and listing tables.</summary>
internal static class TableCalls
{
    public static async ValueTask<Response<TableItem>> CreateAsync(
        TableService service, string name, bool async, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(service, name, 201, 204);
        return Named(name, await service.SendAsync(message, async, cancellationToken).ConfigureAwait(false));
    }

    public static async ValueTask<Response<TableItem>> CreateIfNotExistsAsync(
        TableService service, string name, bool async, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(service, name, 201, 204, 409);
        var response = await service.SendAsync(message, async, cancellationToken).ConfigureAwait(false);
        // A table that is being deleted answers 409 as well, and it will not be there.
        return response.Status == 409 && TableErrorParser.CodeOf(response) != TableErrorCode.TableAlreadyExists.ToString()
            ? throw new RequestFailedException(response)
            : Named(name, response);
    }

    public static async ValueTask<Response> DeleteAsync(
        TableService service, string name, bool async, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        using var message = service.CreateMessage(RequestMethod.Delete, $"Tables('{Uri.EscapeDataString(name)}')", 204, 404);
        return await service.SendAsync(message, async, cancellationToken).ConfigureAwait(false);
    }

    public static PageReader<TableItem> Reader(TableService service, string? filter) =>
        async (continuation, size, async, cancellationToken) =>
        {
            using var message = service.CreateMessage(RequestMethod.Get, "Tables", 200);
            EntityRequest.AppendQuery(message.Request.Uri, filter, null, size);
            Continuation.ResumeTables(message.Request.Uri, continuation);
            var response = await service.SendAsync(message, async, cancellationToken).ConfigureAwait(false);
            return Page<TableItem>.FromValues(Names(response), Continuation.OfTables(response), response);
        };

    private static HttpMessage CreateMessage(TableService service, string name, params ReadOnlySpan<ushort> expected)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var message = service.CreateMessage(RequestMethod.Post, "Tables", expected);
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Headers.SetValue(HttpHeader.Names.ContentType, "application/json");
        message.Request.Content = RequestContent.Create(
            JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = name }));
        return message;
    }

    private static Response<TableItem> Named(string name, Response response) => Response.FromValue(new TableItem(name), response);

    private static List<TableItem> Names(Response response)
    {
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        return [.. document.RootElement.GetProperty("value").EnumerateArray()
            .Select(table => new TableItem(table.GetProperty("TableName").GetString()!))];
    }
}

using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Engagement.Embedded.Tables.Entities;
using Engagement.Embedded.Tables.Rules;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>The requests for one entity and for a page of them.</summary>
internal static class EntityRequest
{
    public static readonly RequestMethod Add = RequestMethod.Post;

    public static RequestMethod MethodFor(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => RequestMethod.Patch,
        TableUpdateMode.Replace => RequestMethod.Put,
        _ => throw new ArgumentException($"TableUpdateMode {mode} is not known: use Merge or Replace.", nameof(mode)),
    };

    public static HttpMessage Write(TableService service, string table, RequestMethod method, ITableEntity entity, ETag ifMatch)
    {
        var content = EntityContent.Of(entity);
        var message = method == Add
            ? service.CreateMessage(method, Uri.EscapeDataString(table), 201, 204)
            : service.CreateMessage(method, Path(table, entity.PartitionKey, entity.RowKey), 204);
        message.Request.Headers.SetValue(HttpHeader.Names.ContentType, "application/json");
        if (method == Add)
            message.Request.Headers.SetValue("Prefer", "return-no-content");
        if (ifMatch != default)
            message.Request.Headers.SetValue(HttpHeader.Names.IfMatch, ifMatch.ToString());
        message.Request.Content = RequestContent.Create(content);
        return message;
    }

    public static HttpMessage Delete(TableService service, string table, string partitionKey, string rowKey, ETag ifMatch)
    {
        // Deleting what is not there is no failure: the answer's status tells it from a deletion.
        var message = service.CreateMessage(RequestMethod.Delete, Path(table, partitionKey, rowKey), 204, 404);
        message.Request.Headers.SetValue(HttpHeader.Names.IfMatch, IfMatchOrAny(ifMatch));
        return message;
    }

    public static HttpMessage Get(
        TableService service, string table, string partitionKey, string rowKey, IEnumerable<string>? select, params ReadOnlySpan<ushort> expected)
    {
        var message = service.CreateMessage(RequestMethod.Get, Path(table, partitionKey, rowKey), expected);
        AppendQuery(message.Request.Uri, null, select is null ? null : string.Join(',', select), null);
        return message;
    }

    public static HttpMessage Query(
        TableService service, string table, string? filter, string? columns, int? size, string? continuation)
    {
        var message = service.CreateMessage(RequestMethod.Get, Uri.EscapeDataString(table) + "()", 200);
        AppendQuery(message.Request.Uri, filter, columns, size);
        Continuation.Resume(message.Request.Uri, continuation);
        return message;
    }

    public static void AppendQuery(RequestUriBuilder uri, string? filter, string? columns, int? size)
    {
        if (!string.IsNullOrEmpty(filter))
            uri.AppendQuery("$filter", filter, true);
        if (!string.IsNullOrEmpty(columns))
            uri.AppendQuery("$select", columns, true);
        if (size is { } rows)
        {
            PageRule.Check(rows);
            uri.AppendQuery("$top", rows.ToString(CultureInfo.InvariantCulture), true);
        }
    }

    public static string IfMatchOrAny(ETag ifMatch) => (ifMatch == default ? ETag.All : ifMatch).ToString();

    public static string Path(string table, string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return $"{Uri.EscapeDataString(table)}(PartitionKey='{Literal(partitionKey)}',RowKey='{Literal(rowKey)}')";
    }

    private static string Literal(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}

using Azure;
using Azure.Core;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>The token of a page: the service's next partition and row key, either of which may be missing.</summary>
internal static class Continuation
{
    private const string NextPartitionKey = "NextPartitionKey";
    private const string NextRowKey = "NextRowKey";
    private const string NextTableName = "NextTableName";

    public static string? OfEntities(Response response)
    {
        var partition = Header(response, NextPartitionKey);
        var row = Header(response, NextRowKey);
        return partition is null && row is null ? null : $"{partition} {row}";
    }

    public static void Resume(RequestUriBuilder uri, string? token)
    {
        if (string.IsNullOrEmpty(token))
            return;
        var space = token.IndexOf(' ', StringComparison.Ordinal);
        Append(uri, NextPartitionKey, space < 0 ? token : token[..space]);
        Append(uri, NextRowKey, space < 0 ? "" : token[(space + 1)..]);
    }

    public static string? OfTables(Response response) => Header(response, NextTableName);

    public static void ResumeTables(RequestUriBuilder uri, string? token) => Append(uri, NextTableName, token ?? "");

    private static void Append(RequestUriBuilder uri, string name, string value)
    {
        if (value.Length > 0)
            uri.AppendQuery(name, value, true);
    }

    private static string? Header(Response response, string name) =>
        response.Headers.TryGetValue("x-ms-continuation-" + name, out var value) && value.Length > 0 ? value : null;
}

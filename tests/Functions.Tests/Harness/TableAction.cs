using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engagement.Functions.Tests.Harness;

/// <summary>What a request, or a part of a transaction, asks of one row.</summary>
/// <param name="IfMatch">The ETag that the row must have; null for a row that need not be there.</param>
internal sealed partial record TableAction(string Method, string Table, string PartitionKey, string RowKey, string? IfMatch, Dictionary<string, JsonElement> Content)
{
    /// <param name="path">"table", or "table(PartitionKey='p',RowKey='r')", escaped.</param>
    public static TableAction Of(string method, string path, string? ifMatch, string body)
    {
        var content = body.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body)!;
        var keys = Keys().Match(Uri.UnescapeDataString(path));
        return keys.Success
            ? new(method, keys.Groups["table"].Value, Unquoted(keys.Groups["partition"].Value), Unquoted(keys.Groups["row"].Value), ifMatch, content)
            : new(method, path, content["PartitionKey"].GetString()!, content["RowKey"].GetString()!, ifMatch, content);
    }

    /// <summary>The actions of a transaction: parts of the inner multipart, each a request line, headers and a body.</summary>
    public static IEnumerable<TableAction> OfBatch(string body) => body.Split("Content-Type: application/http\r\n").Skip(1).Select(part =>
    {
        var sections = part.Split("\r\n\r\n", 3);
        var head = sections[1].Split("\r\n");
        var request = head[0].Split(' ');
        var ifMatch = head.FirstOrDefault(line => line.StartsWith("If-Match: ", StringComparison.Ordinal))?["If-Match: ".Length..];
        var content = sections.Length > 2 && sections[2].StartsWith('{') ? sections[2][..sections[2].IndexOf("\r\n--", StringComparison.Ordinal)] : "";
        return Of(request[0], request[1][(request[1].LastIndexOf('/') + 1)..], ifMatch, content);
    });

    private static string Unquoted(string literal) => literal.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex("^(?<table>[^(]+)\\(PartitionKey='(?<partition>.*)',RowKey='(?<row>.*)'\\)$")]
    private static partial Regex Keys();
}

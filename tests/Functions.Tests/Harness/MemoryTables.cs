using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Engagement.Functions.Tests.Harness;

/// <summary>The Table service as far as the app uses it, in this process: thousands of runs write too many rows for the emulator.</summary>
/// <remarks>Every column comes back whatever is selected, and every row in one answer. A test keeps it equal to the emulator.</remarks>
internal sealed class MemoryTables : HttpMessageHandler
{
    private const string Json = "application/json";

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, SortedDictionary<string, SortedDictionary<string, Row>>> _tables = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _version;

    public TableClientOptions Options => new() { Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.Segments[^1];
        lock (_gate)
            return path switch
            {
                "Tables" => Answer(Create(JsonDocument.Parse(body).RootElement.GetProperty("TableName").GetString()!)),
                "$batch" => Transact(body),
                _ when path.EndsWith("()", StringComparison.Ordinal) => Query(path[..^2], System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query)["$filter"]),
                _ => Single(TableAction.Of(request.Method.Method, path, request.Headers.IfMatch.FirstOrDefault()?.ToString(), body)),
            };
    }

    private HttpStatusCode Create(string table) =>
        _tables.TryAdd(table, new(StringComparer.Ordinal)) ? HttpStatusCode.NoContent : HttpStatusCode.Conflict;

    private HttpResponseMessage Single(TableAction action)
    {
        if (action.Method == "GET")
            return Find(action) is { } row ? Answer(HttpStatusCode.OK, row.Text) : Failure(HttpStatusCode.NotFound);
        return Check(action) is { } problem ? Failure(problem) : Answer(HttpStatusCode.NoContent, etag: Apply(action));
    }

    // All actions or none: each is checked before the first is applied, and no two of one transaction are about the same row.
    private HttpResponseMessage Transact(string body)
    {
        var actions = TableAction.OfBatch(body).ToList();
        var answer = new StringBuilder();
        if (actions.Select((action, index) => (Problem: Check(action), Index: index)).FirstOrDefault(checked_ => checked_.Problem is not null) is { Problem: { } problem, Index: var at })
            answer.Append("--answers\r\n\r\nHTTP/1.1 ").Append((int)problem).Append(" Failed\r\nContent-Type: ").Append(Json).Append("\r\n\r\n").Append(ErrorBody(problem, at)).Append("\r\n");
        else
            foreach (var action in actions)
                answer.Append("--answers\r\n\r\nHTTP/1.1 204 No Content\r\nETag: ").Append(Apply(action)).Append("\r\n\r\n\r\n");
        return Answer(HttpStatusCode.Accepted, answer.Append("--answers--\r\n").ToString());
    }

    private HttpResponseMessage Query(string table, string? filter)
    {
        var wanted = TableFilter.Parse(filter);
        var partitions = wanted.Partition is not { } only ? _tables[table].Values
            : _tables[table].TryGetValue(only, out var found) ? [found] : Enumerable.Empty<SortedDictionary<string, Row>>();
        var answer = new StringBuilder("{\"value\":[");
        foreach (var row in partitions.SelectMany(rows => rows.Values).Where(row => wanted.Fits(row.Content)))
            answer.Append(answer[^1] == '[' ? "" : ",").Append(row.Text);
        return Answer(HttpStatusCode.OK, answer.Append("]}").ToString());
    }

    private Row? Find(TableAction action) =>
        _tables[action.Table].TryGetValue(action.PartitionKey, out var rows) && rows.TryGetValue(action.RowKey, out var row) ? row : null;

    private HttpStatusCode? Check(TableAction action)
    {
        var row = Find(action);
        if (action.Method == "POST")
            return row is null ? null : HttpStatusCode.Conflict;
        if (row is null)
            return action.IfMatch is null ? null : HttpStatusCode.NotFound;
        return action.IfMatch is null or "*" || action.IfMatch == row.ETag ? null : HttpStatusCode.PreconditionFailed;
    }

    private string Apply(TableAction action)
    {
        var table = _tables[action.Table];
        if (!table.TryGetValue(action.PartitionKey, out var rows))
            table[action.PartitionKey] = rows = new(StringComparer.Ordinal);
        if (action.Method == "DELETE")
        {
            rows.Remove(action.RowKey);
            return "";
        }
        var stored = action.Method == "PATCH" && rows.TryGetValue(action.RowKey, out var before) ? before.Content : [];
        var etag = $"W/\"{++_version}\"";
        rows[action.RowKey] = new(etag, Merged(stored, action.Content));
        return etag;
    }

    private static Dictionary<string, JsonElement> Merged(Dictionary<string, JsonElement> stored, Dictionary<string, JsonElement> change)
    {
        var merged = new Dictionary<string, JsonElement>(stored);
        foreach (var (name, value) in change)
            merged[name] = value;
        return merged;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body = "", string? etag = null)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, Json) };
        if (etag is { Length: > 0 })
            answer.Headers.TryAddWithoutValidation("ETag", etag);
        return answer;
    }

    private static HttpResponseMessage Failure(HttpStatusCode status) => Answer(status, ErrorBody(status, 0));

    private static string ErrorBody(HttpStatusCode status, int index)
    {
        var code = status switch
        {
            HttpStatusCode.Conflict => "EntityAlreadyExists",
            HttpStatusCode.NotFound => "ResourceNotFound",
            _ => "UpdateConditionNotSatisfied",
        };
        return $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"{{{{index}}}}:{{{{code}}}}"}}}""";
    }

    private sealed record Row(string ETag, Dictionary<string, JsonElement> Content)
    {
        public string Text { get; } = JsonSerializer.Serialize(
            new Dictionary<string, object> { ["odata.etag"] = ETag, ["Timestamp@odata.type"] = "Edm.DateTime", ["Timestamp"] = "2026-11-22T09:00:00.0000000Z" }
                .Concat(Content.Select(column => KeyValuePair.Create(column.Key, (object)column.Value))).ToDictionary(), Unescaped);
    }
}

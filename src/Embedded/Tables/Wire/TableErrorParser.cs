using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>Reads the service's error code and message from a JSON body, an XML body (early failures) or the error header.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public static readonly TableErrorParser Instance = new();

    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        var (code, message) = Read(response);
        error = code is null && message is null ? null : new ResponseError(code, message);
        if (FailedAction.IndexIn(message) is { } index)
            data = new Dictionary<string, string> { [FailedAction.Key] = index };
        return error is not null;
    }

    public static string? CodeOf(Response response) => Read(response).Code;

    private static (string? Code, string? Message) Read(Response response)
    {
        var header = response.Headers.TryGetValue("x-ms-error-code", out var value) ? value : null;
        var body = response.ContentStream is null ? default : response.Content.ToMemory();
        var (code, message) = body.IsEmpty ? default : body.Span[0] == (byte)'<' ? Xml(body) : Json(body);
        return (header ?? code, message);
    }

    private static (string? Code, string? Message) Json(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("odata.error", out var error))
                return default;
            var code = error.TryGetProperty("code", out var c) ? c.GetString() : null;
            var message = error.TryGetProperty("message", out var m)
                ? m.ValueKind == JsonValueKind.Object && m.TryGetProperty("value", out var v) ? v.GetString() : m.ToString()
                : null;
            return (code, message);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static (string? Code, string? Message) Xml(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = new MemoryStream(body.ToArray());
            var elements = XDocument.Load(stream).Descendants().ToList();
            return (Named("code"), Named("message"));

            string? Named(string name) => elements
                .FirstOrDefault(element => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
        }
        catch (XmlException)
        {
            return default;
        }
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Core.Serialization;

namespace Engagement.Embedded.Worker.Queues;

/// <summary>Turns a returned value into messages: text as it is, an object as JSON, each element of a list as one message.</summary>
internal static class OutputMessages
{
    // The real host formats JSON anew on its way to the queue, with line breaks and without escaping letters.
    private static readonly JsonSerializerOptions HostFormat = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<byte[]> From(object? value, ObjectSerializer serializer) => value switch
    {
        null => [],
        string text => [Encoding.UTF8.GetBytes(text)],
        byte[] bytes => [bytes],
        _ => FromJson(serializer.Serialize(value)),
    };

    private static byte[][] FromJson(BinaryData json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Where(element => element.ValueKind != JsonValueKind.Null).Select(Text)]
            : [Text(document.RootElement)];
    }

    private static byte[] Text(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? Encoding.UTF8.GetBytes(element.GetString()!)
        : JsonSerializer.SerializeToUtf8Bytes(element, HostFormat);
}

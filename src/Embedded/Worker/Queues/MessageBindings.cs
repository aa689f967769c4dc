using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues.Models;

namespace Engagement.Embedded.Worker.Queues;

/// <summary>The trigger metadata of a message, under the names and as the text that the real worker receives.</summary>
internal static class MessageBindings
{
    public static IReadOnlyDictionary<string, object?> Of(string parameter, byte[] body, QueueMessage? message, DateTimeOffset now)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = Encoding.UTF8.GetString(body),
            ["DequeueCount"] = (message?.DequeueCount ?? 0).ToString(CultureInfo.InvariantCulture),
            ["ExpirationTime"] = Time(message?.ExpiresOn ?? DateTimeOffset.MaxValue),
            ["Id"] = message?.MessageId ?? Guid.NewGuid().ToString(),
            ["InsertionTime"] = Time(message?.InsertedOn ?? now),
            ["NextVisibleTime"] = Time(message?.NextVisibleOn ?? DateTimeOffset.MaxValue),
        };
        if (message is not null)
            data["PopReceipt"] = message.PopReceipt;
        else
            data[parameter] = data["QueueTrigger"];
        AddProperties(data, body);
        return data;
    }

    private static string Time(DateTimeOffset time) => JsonSerializer.Serialize(time);

    /// <remarks>As on Azure, a message's own properties are bindable by name and win over the metadata above.</remarks>
    private static void AddProperties(Dictionary<string, object?> data, byte[] body)
    {
        if (body.AsSpan().TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
            return;
        try
        {
            using var json = JsonDocument.Parse(body);
            foreach (var property in json.RootElement.EnumerateObject().Where(property => property.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null)))
                data[property.Name] = property.Value.ToString();
        }
        catch (JsonException)
        {
            // Not JSON after all: the function gets it as text, or fails to read it as a class.
        }
    }
}

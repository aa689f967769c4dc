using System.Text.Json;

namespace Engagement.Functions;

/// <summary>How messages are written and read.</summary>
internal static class MessageJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    /// <exception cref="FormatException">The text is not such a message.</exception>
    public static T Read<T>(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Options) ?? throw new FormatException($"'null' is not a {typeof(T).Name}");
        }
        catch (JsonException e)
        {
            throw new FormatException($"the message is not a {typeof(T).Name}: see {e.Path ?? "$"} of its JSON", e);
        }
    }

    public static FormatException UnknownVersion(string message, int version) =>
        new($"{message} has version {version}, which this version of the app does not know; deploy the app that wrote it");
}

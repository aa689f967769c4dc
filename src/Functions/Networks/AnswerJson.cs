using System.Globalization;
using System.Text.Json;

namespace Engagement.Functions.Networks;

/// <summary>Reads the JSON of networks leniently: unknown fields are passed over, absent ones are null, numbers may come as text.</summary>
internal static class AnswerJson
{
    public static JsonElement? Find(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    public static string? FindText(this JsonElement value, string name) =>
        value.Find(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? FindCount(this JsonElement value, string name) => value.Find(name) is { } found ? found.AsCount() : null;

    /// <summary>A whole number, or null for anything else.</summary>
    public static long? AsCount(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var count) => count,
        JsonValueKind.Number when value.TryGetDecimal(out var number) && number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue => (long)number,
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) => count,
        _ => null,
    };

    /// <summary>An instant such as "2026-11-20T08:00:00+0000", which the built-in JSON reader refuses for its offset.</summary>
    public static DateTimeOffset? FindInstant(this JsonElement value, string name) =>
        DateTimeOffset.TryParse(value.FindText(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null;

    /// <summary>The elements of an array field; none when it is absent.</summary>
    public static IEnumerable<JsonElement> FindItems(this JsonElement value, string name) =>
        value.Find(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    /// <summary>An object of counts by key; null when it is something else, or one of them is not a count.</summary>
    public static Dictionary<string, long>? AsCounts(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject())
        {
            if (field.Value.AsCount() is not { } count)
                return null;
            counts[field.Name] = count;
        }
        return counts;
    }

    /// <summary>Which part of a breakdown a value is of: Facebook writes "1", but a number or a truth value says the same.</summary>
    public static string? FindPart(this JsonElement value, string name) => value.Find(name) is not { } part ? null : part.ValueKind switch
    {
        JsonValueKind.String => part.GetString(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Number => part.GetRawText(),
        _ => null,
    };
}

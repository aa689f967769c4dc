using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engagement.Functions.Feed.Model;

namespace Engagement.Functions.Feed.Answers;

/// <summary>Writes rows as JSON objects; the names are encoded once.</summary>
internal sealed class EntityWriter(IReadOnlyList<FeedProperty> properties, JsonFormat format)
{
    /// <summary>Texts are mostly French: only what JSON itself reserves is escaped, since no answer is ever part of a page.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly (JsonEncodedText Name, Func<object, object?> Read)[] _properties =
        [.. properties.Select(property => (JsonEncodedText.Encode(property.Name), property.Read))];

    public void Write(Utf8JsonWriter json, object row)
    {
        json.WriteStartObject();
        WriteProperties(json, row);
        json.WriteEndObject();
    }

    public void WriteProperties(Utf8JsonWriter json, object row)
    {
        foreach (var (name, read) in _properties)
        {
            json.WritePropertyName(name);
            WriteValue(json, read(row));
        }
    }

    private void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number when format.NumbersAsText:
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number when format.NumbersAsText:
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case DateOnly day:
                Span<char> written = stackalloc char[10];
                day.TryFormat(written, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                json.WriteStringValue(written);
                break;
            case DateTimeOffset at:
                json.WriteStringValue(at.UtcDateTime);
                break;
            default:
                throw new InvalidOperationException($"the feed has no type for {value.GetType()}");
        }
    }
}

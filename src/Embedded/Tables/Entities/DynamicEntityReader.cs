using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Entities;

internal sealed class DynamicEntityReader : EntityReader<TableEntity>
{
    private readonly NameSequence<(string Name, bool IsAnnotation)> _names = new(
        name => name.EndsWith(EdmType.AnnotationSuffix, StringComparison.Ordinal)
            ? (name[..^EdmType.AnnotationSuffix.Length], true)
            : (name, false));

    public override TableEntity Read(ref Utf8JsonReader reader)
    {
        var entity = new TableEntity();
        string? annotated = null;
        string? type = null;
        _names.Restart();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, isAnnotation) = _names.Next(ref reader);
            reader.Read();
            if (!isAnnotation)
            {
                if (IsStored(name))
                    entity.Load(name, Value(ref reader, annotated == name ? type : name == "Timestamp" ? EdmType.DateTime : null));
                else
                    reader.Skip();
            }
            else if (entity.TryGetValue(name, out var untyped))
            {
                entity.Load(name, Retype(untyped, reader.GetString()));
            }
            else
            {
                (annotated, type) = (name, reader.GetString());
            }
        }

        return entity;
    }

    // "odata.metadata", "odata.id" and the like say nothing about the row.
    private static bool IsStored(string name) => name == TableEntity.ETagKey || !name.StartsWith("odata.", StringComparison.Ordinal);

    private static object? Value(ref Utf8JsonReader reader, string? type) => reader.TokenType switch
    {
        JsonTokenType.String => type switch
        {
            EdmType.Int64 => ValueCodec.Int64(ref reader),
            EdmType.DateTime => reader.GetDateTimeOffset(),
            EdmType.Guid => reader.GetGuid(),
            EdmType.Binary => reader.GetBytesFromBase64(),
            EdmType.Double => ValueCodec.Double(ref reader),
            _ => reader.GetString(),
        },
        JsonTokenType.Number when type != EdmType.Double && reader.TryGetInt32(out var number) => number,
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.True or JsonTokenType.False => reader.GetBoolean(),
        _ => null,
    };

    /// <summary>Gives a value its type when the annotation follows it instead of preceding it.</summary>
    private static object? Retype(object? value, string? type) => (value, type) switch
    {
        (string text, EdmType.Int64) => long.Parse(text, CultureInfo.InvariantCulture),
        (string text, EdmType.DateTime) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        (string text, EdmType.Guid) => Guid.Parse(text),
        (string text, EdmType.Binary) => Convert.FromBase64String(text),
        (string text, EdmType.Double) => double.Parse(text, CultureInfo.InvariantCulture),
        (int number, EdmType.Double) => (double)number,
        _ => value,
    };
}

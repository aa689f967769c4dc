using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Embedded.Tables.Rules;

namespace Engagement.Embedded.Tables.Entities;

/// <summary>Writes one entity as the service's JSON; every type that JSON alone would lose is annotated.</summary>
internal sealed class EntityWriter(IBufferWriter<byte> output) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(output);
    private EntitySize _size;

    public void Start(ITableEntity entity)
    {
        _size.AddKeys(entity.PartitionKey, entity.RowKey);
        _json.WriteStartObject();
        _json.WriteString("PartitionKey"u8, entity.PartitionKey);
        _json.WriteString("RowKey"u8, entity.RowKey);
    }

    public void End()
    {
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    public void Write(PropertyName name, string value)
    {
        _size.AddText(name.Text, value);
        _json.WriteString(name.Json, value);
    }

    public void Write(PropertyName name, bool value)
    {
        _size.Add(name.Text, 1);
        _json.WriteBoolean(name.Json, value);
    }

    public void Write(PropertyName name, int value)
    {
        _size.Add(name.Text, 4);
        _json.WriteNumber(name.Json, value);
    }

    public void Write(PropertyName name, long value)
    {
        _size.Add(name.Text, 8);
        _json.WriteString(name.Annotation, EdmType.Int64);
        _json.WriteString(name.Json, value.ToString(CultureInfo.InvariantCulture));
    }

    public void Write(PropertyName name, double value)
    {
        // The SDK writes NaN as text but has no way to write the infinities.
        if (double.IsInfinity(value))
            throw new ArgumentException($"Property {name.Text} is {value}: tables take finite numbers and NaN; leave it null instead.");
        _size.Add(name.Text, 8);
        _json.WriteString(name.Annotation, EdmType.Double);
        if (double.IsNaN(value))
            _json.WriteString(name.Json, "NaN"u8);
        else
            _json.WriteNumber(name.Json, value);
    }

    public void Write(PropertyName name, DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc)
        {
            throw new NotSupportedException(
                $"Property {name.Text} is {value:O} of kind {value.Kind}: tables hold UTC only; "
                + "convert it with ToUniversalTime() or say so with DateTime.SpecifyKind.");
        }

        _size.AddDate(name.Text, value);
        _json.WriteString(name.Annotation, EdmType.DateTime);
        _json.WriteString(name.Json, value.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
    }

    public void Write(PropertyName name, DateTimeOffset value) => Write(name, value.UtcDateTime);

    public void Write(PropertyName name, Guid value)
    {
        _size.Add(name.Text, 16);
        _json.WriteString(name.Annotation, EdmType.Guid);
        _json.WriteString(name.Json, value);
    }

    public void Write(PropertyName name, byte[] value) => Write(name, value.AsSpan());

    public void Write(PropertyName name, BinaryData value) => Write(name, value.ToMemory().Span);

    private void Write(PropertyName name, ReadOnlySpan<byte> value)
    {
        _size.AddBinary(name.Text, value.Length);
        _json.WriteString(name.Annotation, EdmType.Binary);
        _json.WriteBase64String(name.Json, value);
    }
}

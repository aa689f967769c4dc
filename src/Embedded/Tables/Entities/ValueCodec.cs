using System.Globalization;
using System.Text.Json;

namespace Engagement.Embedded.Tables.Entities;

internal delegate T ReadValue<T>(ref Utf8JsonReader reader);

internal delegate void WriteValue<T>(EntityWriter writer, PropertyName name, T value);

/// <summary>How one type of property is read from and written to JSON.</summary>
internal sealed record ValueCodec<T>(ReadValue<T> Read, WriteValue<T> Write);

internal static class ValueCodec
{
    private static readonly Dictionary<Type, object> Codecs = new()
    {
        [typeof(string)] = new ValueCodec<string?>(static (ref r) => r.GetString(), static (w, n, v) => w.Write(n, v!)),
        [typeof(bool)] = new ValueCodec<bool>(static (ref r) => r.GetBoolean(), static (w, n, v) => w.Write(n, v)),
        [typeof(int)] = new ValueCodec<int>(static (ref r) => r.GetInt32(), static (w, n, v) => w.Write(n, v)),
        [typeof(long)] = new ValueCodec<long>(Int64, static (w, n, v) => w.Write(n, v)),
        [typeof(double)] = new ValueCodec<double>(Double, static (w, n, v) => w.Write(n, v)),
        [typeof(DateTime)] = new ValueCodec<DateTime>(static (ref r) => r.GetDateTime(), static (w, n, v) => w.Write(n, v)),
        [typeof(DateTimeOffset)] = new ValueCodec<DateTimeOffset>(
            static (ref r) => r.GetDateTimeOffset(), static (w, n, v) => w.Write(n, v)),
        [typeof(Guid)] = new ValueCodec<Guid>(static (ref r) => r.GetGuid(), static (w, n, v) => w.Write(n, v)),
        [typeof(byte[])] = new ValueCodec<byte[]>(static (ref r) => r.GetBytesFromBase64(), static (w, n, v) => w.Write(n, v)),
        [typeof(BinaryData)] = new ValueCodec<BinaryData>(
            static (ref r) => BinaryData.FromBytes(r.GetBytesFromBase64()), static (w, n, v) => w.Write(n, v)),
    };

    public static ValueCodec<T> For<T>(string property)
    {
        if (Codecs.TryGetValue(typeof(T), out var codec))
            return (ValueCodec<T>)codec;
        if (typeof(T).IsEnum)
            return (ValueCodec<T>)Make(nameof(EnumCodec), typeof(T));
        if (Nullable.GetUnderlyingType(typeof(T)) is { } underlying && (underlying.IsEnum || Codecs.ContainsKey(underlying)))
            return (ValueCodec<T>)Make(nameof(NullableCodec), underlying);
        throw Unsupported(property, typeof(T));
    }

    public static NotSupportedException Unsupported(string property, Type type) => new(
        $"Property {property} is a {type}, which a table cannot hold: use string, bool, int, long, double, DateTime, DateTimeOffset, "
        + "Guid, byte[], BinaryData or an enum, or mark it [IgnoreDataMember].");

    private static object Make(string method, Type type) => typeof(ValueCodec)
        .GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
        .MakeGenericMethod(type)
        .Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static ValueCodec<T> EnumCodec<T>()
        where T : struct, Enum =>
        new(
            static (ref reader) => Enum.Parse<T>(reader.GetString()!),
            static (writer, name, value) => writer.Write(name, value.ToString()));

    private static ValueCodec<T?> NullableCodec<T>()
        where T : struct
    {
        var codec = For<T>("");
        return new(
            (ref reader) => codec.Read(ref reader),
            (writer, name, value) =>
            {
                if (value is { } present)
                    codec.Write(writer, name, present);
            });
    }

    public static long Int64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && long.TryParse(reader.ValueSpan, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("it is not stored as an Int64.");

    public static double Double(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? double.Parse(reader.GetString()!, CultureInfo.InvariantCulture)
        : reader.GetDouble();
}

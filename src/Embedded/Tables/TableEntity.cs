// Without nullable annotations, as the SDK's own type: callers then compile with the same warnings against either.
#nullable disable annotations

namespace Azure.Data.Tables;

public sealed partial class TableEntity : ITableEntity
{
    internal const string ETagKey = "odata.etag";

    private readonly Dictionary<string, object> _properties;

    public TableEntity()
    {
        _properties = [];
    }

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object> values)
    {
        _properties = values is null ? [] : new(values);
    }

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => _properties[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => _properties[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetValue<DateTimeOffset?>(nameof(Timestamp));
        set => _properties[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => new(GetString(ETagKey));
        set => _properties[ETagKey] = value.ToString();
    }

    public string GetString(string key) => GetValue<string>(key);

    public BinaryData GetBinaryData(string key) => Get(key) is byte[] bytes ? BinaryData.FromBytes(bytes) : GetValue<BinaryData>(key);

    public byte[] GetBinary(string key) => GetValue<byte[]>(key);

    public bool? GetBoolean(string key) => GetValue<bool?>(key);

    public DateTime? GetDateTime(string key) => Get(key) is DateTimeOffset moment ? moment.UtcDateTime : GetValue<DateTime?>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) => Get(key) is DateTime time ? new DateTimeOffset(time) : GetValue<DateTimeOffset?>(key);

    public double? GetDouble(string key) => GetValue<double?>(key);

    public Guid? GetGuid(string key) => GetValue<Guid?>(key);

    public int? GetInt32(string key) => GetValue<int?>(key);

    public long? GetInt64(string key) => GetValue<long?>(key);

    /// <summary>Stores what the service sent, which replaces nothing and so needs no check of its type.</summary>
    internal void Load(string name, object value) => _properties[name] = value;

    private object Get(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _properties.GetValueOrDefault(key);
    }

    private T GetValue<T>(string key) => Get(key) switch
    {
        null => default,
        T value => value,
        var other => throw new InvalidOperationException($"Property {key} is a {other.GetType()}, not a {typeof(T)}."),
    };

    private void Set(string key, object value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        _properties[key] = value is not null && _properties.GetValueOrDefault(key) is { } existing
            ? Coerce(key, existing, value)
            : value;
    }

    /// <summary>A wider number stays one when a literal like 5 is assigned to it; any other value replaces the old one.</summary>
    private static object Coerce(string key, object existing, object value) => (existing, value) switch
    {
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        // The SDK turns the date into text here, in a format that nothing reads back.
        (string, DateTime or DateTimeOffset) => throw new InvalidOperationException(
            $"Property {key} is text and cannot become a {value.GetType()}: remove it first."),
        _ => value,
    };
}

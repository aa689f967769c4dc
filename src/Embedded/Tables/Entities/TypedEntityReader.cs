using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Entities;

internal sealed class TypedEntityReader<T> : EntityReader<T>
    where T : class, ITableEntity
{
    private enum Part
    {
        Unknown,
        Property,
        PartitionKey,
        RowKey,
        Timestamp,
        ETag,
    }

    private readonly NameSequence<(Part Part, EntityProperty? Property)> _names;

    public TypedEntityReader()
    {
        var shape = EntityShape.For(typeof(T));
        if (typeof(T).IsAbstract || typeof(T).GetConstructor(Type.EmptyTypes) is null)
            throw new InvalidOperationException($"{typeof(T)} cannot be read from a table: it needs a public constructor without parameters.");
        _names = new(name => name switch
        {
            "PartitionKey" => (Part.PartitionKey, null),
            "RowKey" => (Part.RowKey, null),
            "Timestamp" => (Part.Timestamp, null),
            TableEntity.ETagKey => (Part.ETag, null),
            _ => shape.Find(name) is { } property ? (Part.Property, property) : (Part.Unknown, null),
        });
    }

    public override T Read(ref Utf8JsonReader reader)
    {
        var entity = Activator.CreateInstance<T>();
        _names.Restart();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (part, property) = _names.Next(ref reader);
            reader.Read();
            switch (part)
            {
                case Part.Property: property!.Read(ref reader, entity); break;
                case Part.PartitionKey: entity.PartitionKey = reader.GetString()!; break;
                case Part.RowKey: entity.RowKey = reader.GetString()!; break;
                case Part.Timestamp: entity.Timestamp = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset(); break;
                case Part.ETag: entity.ETag = new ETag(reader.GetString()!); break;
                default: reader.Skip(); break;
            }
        }

        return entity;
    }
}

using System.Text.Json;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Entities;

/// <summary>Reads entities of one page; keeps what it learned from one row for the next.</summary>
internal abstract class EntityReader<T>
    where T : class, ITableEntity
{
    public static EntityReader<T> Create() => typeof(T) == typeof(TableEntity)
        ? (EntityReader<T>)(object)new DynamicEntityReader()
        : new TypedEntityReader<T>();

    /// <summary>Reads from the start of an object to its end.</summary>
    public abstract T Read(ref Utf8JsonReader reader);
}

using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Engagement.Embedded.Tables.Entities;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>Reads entities straight from the buffered answer, without a document in between.</summary>
internal static class EntityAnswer
{
    public static T Single<T>(Response response)
        where T : class, ITableEntity
    {
        var reader = new Utf8JsonReader(response.Content.ToMemory().Span);
        reader.Read();
        return EntityReader<T>.Create().Read(ref reader);
    }

    public static List<T> Many<T>(Response response)
        where T : class, ITableEntity
    {
        var entities = new List<T>();
        var entity = EntityReader<T>.Create();
        var reader = new Utf8JsonReader(response.Content.ToMemory().Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var rows = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!rows)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                entities.Add(entity.Read(ref reader));
        }

        return entities;
    }
}

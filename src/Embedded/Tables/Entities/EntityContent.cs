using System.Buffers;
using Azure.Data.Tables;
using Engagement.Embedded.Tables.Rules;

namespace Engagement.Embedded.Tables.Entities;

/// <summary>An entity as a request body.</summary>
internal static class EntityContent
{
    public static ReadOnlyMemory<byte> Of(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(entity, buffer);
        return buffer.WrittenMemory;
    }

    public static void Write(ITableEntity entity, IBufferWriter<byte> output)
    {
        KeyRule.Require(entity);
        using var writer = new EntityWriter(output);
        writer.Start(entity);
        if (entity is TableEntity dynamic)
            WriteDynamic(dynamic, writer);
        else
            EntityShape.For(entity.GetType()).Write(entity, writer);
        writer.End();
    }

    private static void WriteDynamic(TableEntity entity, EntityWriter writer)
    {
        foreach (var (name, value) in (IEnumerable<KeyValuePair<string, object?>>)entity)
        {
            if (value is null || name is "PartitionKey" or "RowKey" or "Timestamp" or TableEntity.ETagKey)
                continue;
            WriteValue(writer, new PropertyName(name), value);
        }
    }

    private static void WriteValue(EntityWriter writer, PropertyName name, object value)
    {
        switch (value)
        {
            case string text: writer.Write(name, text); break;
            case bool truth: writer.Write(name, truth); break;
            case int number: writer.Write(name, number); break;
            case long number: writer.Write(name, number); break;
            case double number: writer.Write(name, number); break;
            case DateTime time: writer.Write(name, time); break;
            case DateTimeOffset moment: writer.Write(name, moment); break;
            case Guid id: writer.Write(name, id); break;
            case byte[] bytes: writer.Write(name, bytes); break;
            case BinaryData data: writer.Write(name, data); break;
            default: throw ValueCodec.Unsupported(name.Text, value.GetType());
        }
    }
}

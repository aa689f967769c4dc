using System.Text.Json.Nodes;

namespace Engagement.Simulator.Meta;

/// <summary>How each field of a type of node is read; null when a node has no value for it.</summary>
internal sealed class FieldReaders<T> : Dictionary<string, Func<T, GraphCall, Field, JsonNode?>>;

/// <summary>The fields of one type of node.</summary>
internal sealed class NodeFields<T>(string nodeType, string defaultFields, FieldReaders<T> readers)
{
    public IReadOnlyList<Field> Select(GraphCall call) => FieldSelection.Read(call.Parameter("fields") ?? defaultFields);

    /// <summary>The requested fields and the id; a field without a value is absent.</summary>
    /// <exception cref="GraphException">A field does not exist on this type of node.</exception>
    public JsonObject Write(T node, GraphCall call, IReadOnlyList<Field> fields)
    {
        var result = new JsonObject();
        foreach (var field in fields.Any(f => f.Name == "id") ? fields : [.. fields, FieldSelection.Read("id")[0]])
        {
            if (!readers.TryGetValue(field.Name, out var read))
                throw new GraphException(GraphError.NoSuchField(field.Name, nodeType));
            if (read(node, call, field) is { } value)
                result[field.Key] = value;
        }

        return result;
    }
}

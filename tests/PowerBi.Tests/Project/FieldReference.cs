using System.Text.Json;

namespace Engagement.PowerBi.Tests.Project;

/// <summary>A field of the model that a report names.</summary>
internal sealed record FieldReference(string Table, string Name, bool IsMeasure)
{
    // What a query calls a table.
    private const string Alias = "Name";

    /// <summary>Every field that a piece of a report names, with the names that its queries give to tables resolved.</summary>
    public static IEnumerable<FieldReference> In(JsonElement json) => In(json, new Dictionary<string, string>(StringComparer.Ordinal));

    private static IEnumerable<FieldReference> In(JsonElement json, Dictionary<string, string> aliases)
    {
        if (json.ValueKind == JsonValueKind.Array)
            return json.EnumerateArray().SelectMany(item => In(item, aliases));
        if (json.ValueKind != JsonValueKind.Object)
            return [];
        if (json.TryGetProperty("From", out var from) && from.ValueKind == JsonValueKind.Array)
        {
            aliases = new(aliases, StringComparer.Ordinal);
            foreach (var source in from.EnumerateArray())
                if (source.TryGetProperty("Entity", out var entity))
                    aliases[source.GetProperty(Alias).GetString()!] = entity.GetString()!;
        }
        return json.EnumerateObject().SelectMany(property => property.Name is "Column" or "Measure" && Source(property.Value, aliases) is { } table
            ? [new FieldReference(table, property.Value.GetProperty("Property").GetString()!, property.Name == "Measure")]
            : In(property.Value, aliases));
    }

    private static string? Source(JsonElement field, Dictionary<string, string> aliases)
    {
        if (field.ValueKind != JsonValueKind.Object || !field.TryGetProperty("Expression", out var expression) || !expression.TryGetProperty("SourceRef", out var source))
            return null;
        return source.TryGetProperty("Entity", out var entity) ? entity.GetString() : aliases.GetValueOrDefault(source.GetProperty("Source").GetString()!, "?");
    }
}

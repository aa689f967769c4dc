using System.Text.Json;

namespace Engagement.Embedded.Tables.Entities;

/// <summary>A property's name and the name of its type annotation, escaped once for all entities.</summary>
internal sealed class PropertyName(string text)
{
    public string Text { get; } = text;

    public JsonEncodedText Json { get; } = JsonEncodedText.Encode(text);

    public JsonEncodedText Annotation { get; } = JsonEncodedText.Encode(text + EdmType.AnnotationSuffix);
}

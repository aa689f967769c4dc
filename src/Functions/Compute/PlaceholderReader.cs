using Engagement.Core.Text;

namespace Engagement.Functions.Compute;

/// <summary>Stands in until CommentReader is merged.</summary>
internal static class PlaceholderReader
{
    public const int Version = 0;

    public static TextReading Read(string text) => new(TextLanguage.French, new(0.1f, 0.8f, 0.1f), text.Contains('?', StringComparison.Ordinal) ? TextTraits.Question : TextTraits.None);
}

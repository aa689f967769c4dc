using Engagement.Core.Text;

namespace Engagement.Core;

/// <summary>What a reader made of a comment's text, and which reader it was.</summary>
/// <param name="Text">What it read.</param>
/// <param name="ReaderVersion">The version of the reader: texts that are still kept are read again by a newer one.</param>
public sealed record CommentReading(TextReading Text, int ReaderVersion)
{
    /// <summary>Whether it has a word of alarm (<see cref="Crises.AlertWords"/>).</summary>
    public bool HasAlertWord { get; init; }
}

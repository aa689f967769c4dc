using Engagement.Core;
using Engagement.Core.Crises;
using Engagement.Core.Text;

namespace Engagement.Functions.Compute;

/// <summary>Reads the texts of comments.</summary>
/// <param name="read">The reader.</param>
/// <param name="version">Its version: texts that another one has read are read again while they are kept.</param>
internal sealed class TextReadings(Func<string, TextReading> read, int version)
{
    public int Version => version;

    /// <summary>A comment with what its text says; one without a text keeps what was read of it.</summary>
    public Comment Read(Comment comment) => comment.Message is { } text ? comment with { Reading = new(read(text), version) { HasAlertWord = AlertWords.In(text) } } : comment;
}

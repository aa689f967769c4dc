using Engagement.Core.Text;

namespace Engagement.Core.Crises;

/// <summary>One thing that the audience said, reduced to what tells a crisis from an ordinary day.</summary>
/// <param name="At">When it was said.</param>
/// <param name="AuthorKey">Who said it, as a keyed hash; null when not known.</param>
/// <param name="IsJudged">Whether its tone could be judged at all.</param>
/// <param name="IsUpset">Whether it is negative, complains or insults.</param>
/// <param name="IsInsult">Whether it insults or expresses hate.</param>
/// <param name="HasAlertWord">Whether it has one of <see cref="AlertWords"/>.</param>
public readonly record struct Voice(DateTimeOffset At, string? AuthorKey, bool IsJudged, bool IsUpset, bool IsInsult, bool HasAlertWord)
{
    /// <summary>Stands for the authors of what is removed, who are not kept: they count as one person, since one person may have said it all.</summary>
    public const string GoneAuthor = "gone";

    /// <summary>Whether the comment is removed, and its author not known any more.</summary>
    public bool IsGone => AuthorKey == GoneAuthor;

    /// <summary>A comment as a voice; null when it is none of the audience's, or spam, which says nothing of how anybody feels.</summary>
    public static Voice? Of(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        if (comment.IsFromPage != false || comment.Reading?.Text.Has(TextTraits.Spam) == true)
            return null;
        var author = comment.AuthorKey ?? (comment.State is CommentState.Removed or CommentState.Vanished ? GoneAuthor : null);
        // Comments are stored in the order of seconds; within one it is any.
        var at = comment.CreatedAt.AddTicks(-(comment.CreatedAt.Ticks % TimeSpan.TicksPerSecond));
        if (comment.Reading is not { } reading)
            return new(at, author, false, false, false, false);
        var isInsult = reading.Text.Has(TextTraits.Insult);
        var isUpset = isInsult || reading.Text.Has(TextTraits.Complaint) || reading.Text.Tone?.Tone == Tone.Negative;
        return new(at, author, isUpset || reading.Text.Tone is not null, isUpset, isInsult, reading.HasAlertWord);
    }
}

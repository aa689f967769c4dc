using Engagement.Core.Text;

namespace Engagement.Core.Answers;

/// <summary>Something that deserves an answer of the page, and what became of it.</summary>
/// <param name="Minutes">Minutes to the first answer, on the page's clock; null when there was none while the conversation was observed.</param>
/// <param name="WaitedMinutes">Minutes from when it was written to the end of the observation: beyond that nothing is known.</param>
public readonly record struct CallForAnswer(double? Minutes, double WaitedMinutes)
{
    /// <summary>Whether a comment deserves an answer: its audience asks, requests or complains; greetings, thanks and spam do not count.</summary>
    /// <remarks>What was hidden, removed or vanished later counts: taking a complaint away is not answering it.</remarks>
    public static bool IsMadeBy(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment.IsFromPage == false && comment.Reading is { } reading
            && (reading.Text.Has(TextTraits.Question) || reading.Text.Has(TextTraits.Complaint))
            && !reading.Text.Has(TextTraits.Spam) && !reading.Text.Has(TextTraits.Courtesy);
    }

    /// <summary>Whether nobody has answered a comment that everybody can still read.</summary>
    public bool IsWaiting(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return Minutes is null && comment.State == CommentState.Visible;
    }

    /// <summary>What became of something written at an instant.</summary>
    public static CallForAnswer Of(DateTimeOffset writtenAt, DateTimeOffset? answeredAt, DateTimeOffset until, ResponseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new(answeredAt is { } at && at < until ? clock.MinutesBetween(writtenAt, at) : null, clock.MinutesBetween(writtenAt, until));
    }
}

using Engagement.Core.Answers;
using Engagement.Core.Moderation;
using Engagement.Core.Text;
using Engagement.Core.Tones;

namespace Engagement.Core.Conversations;

/// <summary>What an audience said and how it was treated, day by day: counts that may be added up over any days.</summary>
/// <param name="page">The page.</param>
/// <param name="days">The days; others are passed over.</param>
/// <param name="clock">How the page's response times are counted.</param>
public sealed class DailyConversations(PageKey page, DayRange days, ResponseClock clock)
{
    private readonly Dictionary<(DateOnly Day, TextLanguage Language, string? PostId), DailySentiment> _sentiment = [];
    private readonly Dictionary<(DateOnly Day, CommentState State, CommentContent Content), long> _moderation = [];
    private readonly Dictionary<(DateOnly Day, bool IsPrivate, ResponseTimeBucket Bucket), long> _responses = [];

    /// <summary>What was said.</summary>
    public IEnumerable<DailySentiment> Sentiment => _sentiment.Values;

    /// <summary>What became of it.</summary>
    public IEnumerable<DailyModeration> Moderation => _moderation.Select(count => new DailyModeration(page, count.Key.Day, count.Key.State, count.Key.Content, count.Value));

    /// <summary>How soon it was answered.</summary>
    public IEnumerable<DailyResponses> Responses => _responses.Select(count => new DailyResponses(page, count.Key.Day, count.Key.IsPrivate, count.Key.Bucket, count.Value));

    /// <summary>Takes in a comment; only what the audience said counts.</summary>
    public void Add(Said said, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(said);
        var comment = said.Comment;
        if (!days.Contains(said.Day) || comment.IsFromPage != false)
            return;
        var language = comment.Reading?.Text.Language ?? TextLanguage.Unsure;
        var key = (said.Day, language, comment.PostId);
        _sentiment[key] = (_sentiment.GetValueOrDefault(key) ?? new(page, said.Day, language, comment.PostId, comment.PostDay)).And(comment);
        Count(_moderation, (said.Day, comment.State, CommentContents.Of(comment.Reading)));
        if (CallForAnswer.IsMadeBy(comment))
            Count(_responses, (said.Day, false, Bucket(comment.CreatedAt, said.AnsweredAt, until)));
    }

    /// <summary>Takes in a contact in private.</summary>
    public void Add(PrivateContact contact, DateTimeOffset until)
    {
        if (days.Contains(contact.Day))
            Count(_responses, (contact.Day, true, Bucket(contact.WrittenAt, contact.AnsweredAt, until)));
    }

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private ResponseTimeBucket Bucket(DateTimeOffset writtenAt, DateTimeOffset? answeredAt, DateTimeOffset until) =>
        ResponseTimeBuckets.Of(CallForAnswer.Of(writtenAt, answeredAt, until, clock).Minutes);
}

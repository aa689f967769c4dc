using Engagement.Core.Text;

namespace Engagement.Core.Tones;

/// <summary>What an audience said on one day, in one language, under one post: adds up to days, posts, types of posts and languages.</summary>
/// <param name="Page">The page.</param>
/// <param name="Day">The network's day on which it was said.</param>
/// <param name="Language">The language; unsure also where there was no text.</param>
/// <param name="PostId">The post that it was said under; null for mentions elsewhere.</param>
/// <param name="PostDay">The network's day on which that post was published; null when not known.</param>
public sealed record DailySentiment(PageKey Page, DateOnly Day, TextLanguage Language, string? PostId, DateOnly? PostDay)
{
    /// <summary>Comments.</summary>
    public long Comments { get; init; }

    /// <summary>The tones of those that have one.</summary>
    public ToneCounts Tones { get; init; }

    /// <summary>Those that ask or request.</summary>
    public long Questions { get; init; }

    /// <summary>Those that complain.</summary>
    public long Complaints { get; init; }

    /// <summary>Those that insult.</summary>
    public long Insults { get; init; }

    /// <summary>Spam.</summary>
    public long Spam { get; init; }

    /// <summary>Greetings, thanks and congratulations.</summary>
    public long Courtesies { get; init; }

    /// <summary>With one more comment.</summary>
    public DailySentiment And(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment.Reading?.Text is not { } text ? this with { Comments = Comments + 1 } : this with
        {
            Comments = Comments + 1,
            Tones = Tones.And(text.Tone),
            Questions = Questions + One(text, TextTraits.Question),
            Complaints = Complaints + One(text, TextTraits.Complaint),
            Insults = Insults + One(text, TextTraits.Insult),
            Spam = Spam + One(text, TextTraits.Spam),
            Courtesies = Courtesies + One(text, TextTraits.Courtesy),
        };
    }

    private static long One(TextReading text, TextTraits trait) => text.Has(trait) ? 1 : 0;
}

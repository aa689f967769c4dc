using Engagement.Core.Text;

namespace Engagement.Core.Moderation;

/// <summary>What a comment was, in the light of which hiding or removing it is moderation or censorship.</summary>
public enum CommentContent
{
    /// <summary>Not judged: no text, another language, or too few words.</summary>
    NotJudged,

    /// <summary>Advertisement, or nothing to do with the page.</summary>
    Spam,

    /// <summary>Insulting or hateful, as far as its words tell.</summary>
    Insult,

    /// <summary>Critical, in tone or as a complaint, and neither of the above.</summary>
    Criticism,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>How a reading is sorted.</summary>
public static class CommentContents
{
    /// <summary>What a comment was, as its reading tells; an insult counts before the criticism that it may contain.</summary>
    public static CommentContent Of(CommentReading? reading) => reading?.Text is not { } text ? CommentContent.NotJudged
        : text.Has(TextTraits.Spam) ? CommentContent.Spam
        : text.Has(TextTraits.Insult) ? CommentContent.Insult
        : text.Has(TextTraits.Complaint) || text.Tone?.Tone == Tone.Negative ? CommentContent.Criticism
        : text.Tone is null ? CommentContent.NotJudged
        : CommentContent.Other;
}

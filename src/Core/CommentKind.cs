namespace Engagement.Core;

/// <summary>How somebody spoke to a page in public.</summary>
public enum CommentKind
{
    /// <summary>Under a post of the page.</summary>
    Comment,

    /// <summary>To a comment under a post of the page, or to a reply there.</summary>
    Reply,

    /// <summary>Elsewhere, naming the page.</summary>
    Mention,
}

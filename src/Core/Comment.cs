namespace Engagement.Core;

/// <summary>Something said to a page in public, by its audience or by the page itself.</summary>
/// <param name="Page">The page that it was said to.</param>
/// <param name="Id">The network's id, as text.</param>
/// <param name="Kind">Where it was said.</param>
/// <param name="CreatedAt">When it was said, UTC.</param>
/// <param name="PostId">The page's post that it is under; null for a mention elsewhere, or when not known.</param>
/// <param name="ParentId">The comment that it replies to; null when it replies to none.</param>
/// <param name="AuthorKey">Keyed hash of the author's id: the same author has the same key on one network. Null when not known or not kept.</param>
/// <param name="IsFromPage">Whether the page itself said it; null when the network does not say who did.</param>
/// <param name="Message">Its text; null when it has none, or is not kept (any longer).</param>
/// <param name="State">What became of it, as last seen.</param>
public sealed record Comment(
    PageKey Page,
    string Id,
    CommentKind Kind,
    DateTimeOffset CreatedAt,
    string? PostId,
    string? ParentId,
    string? AuthorKey,
    bool? IsFromPage,
    string? Message,
    CommentState State)
{
    /// <summary>Since when it is hidden, removed or vanished: when the network said so, or the end of the last day on which it was still to be seen; null while visible.</summary>
    public DateTimeOffset? StateSince { get; init; }

    /// <summary>When the network last told, by itself, that it was hidden, shown again or removed; null when it never did.</summary>
    public DateTimeOffset? StateToldAt { get; init; }

    /// <summary>The network's day on which the post was published that it is under; null when it is under none, or when not known.</summary>
    public DateOnly? PostDay { get; init; }

    /// <summary>Likes (on Facebook: reactions) as last read.</summary>
    public MetricValue Likes { get; init; }

    /// <summary>What a reader made of its text; stays when the text goes. Null when it has none, or when nobody has read it.</summary>
    public CommentReading? Reading { get; init; }

    /// <summary>Whether the page itself liked it; null when the network does not say.</summary>
    public bool? LikedByPage { get; init; }

    /// <summary>Direct replies as the network counts them, as last read.</summary>
    public MetricValue Replies { get; init; }
}

namespace Engagement.Simulator.Pages;

/// <summary>A comment or a reply to one.</summary>
/// <param name="Id">Full id as the network writes it: the post's part, '_', the comment's part.</param>
/// <param name="ParentId">The comment that this replies to, or null.</param>
/// <param name="AuthorId">The page's own id when the page wrote it; null when not known.</param>
/// <param name="Kind">What the generator meant it to be (question, complaint, praise, remark, courtesy, spam, insult, reply); null when recorded.</param>
internal sealed record SimulatedComment(
    string Id,
    string? ParentId,
    DateTimeOffset CreatedAt,
    string? AuthorId,
    string? AuthorName,
    string? Message,
    long? Likes,
    bool IsHidden,
    string? Kind)
{
    /// <summary>Removed by its author or by the page; a removed comment takes its replies along.</summary>
    public bool IsRemoved { get; init; }
}

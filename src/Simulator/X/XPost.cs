namespace Engagement.Simulator.X;

/// <summary>How a post came about. A reply is an answer to somebody; a source is what the account reposted.</summary>
internal enum XPostKind
{
    Original,
    Reply,
    Repost,
    Mention,
    Source,
}

/// <summary>What a post gets, in its whole life or until a day; replies are posts and counted as such.</summary>
internal sealed record XCounts(
    long Impressions, long Likes = 0, long Reposts = 0, long Quotes = 0, long Bookmarks = 0, long LinkClicks = 0, long ProfileClicks = 0)
{
    public XCounts Each(Func<long, long> change) => new(change(Impressions), change(Likes), change(Reposts), change(Quotes),
        change(Bookmarks), change(LinkClicks), change(ProfileClicks));
}

/// <summary>A post by the account or by somebody who writes to it, with what it gets in its whole life.</summary>
internal sealed record XPost(long Id, DateTimeOffset CreatedAt, long AuthorId, XPostKind Kind, string Text, bool IsFrench, XCounts Lifetime)
{
    /// <summary>The post that began the conversation.</summary>
    public required long ConversationId { get; init; }

    /// <summary>The post that this one answers or reposts.</summary>
    public long? ReferencedId { get; init; }

    public long? InReplyToUserId { get; init; }

    /// <summary>What the generator meant it to be: question, complaint, praise, remark, answer; null for the account's own.</summary>
    public string? Meaning { get; init; }

    public bool IsViral { get; init; }
}

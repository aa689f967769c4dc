using Engagement.Core;

namespace Engagement.Functions.Privacy;

/// <summary>How far an erasure has come.</summary>
internal enum ErasureStatus
{
    /// <summary>Asked for; nothing of the person is stored any more, and what is stored is being removed.</summary>
    Asked,

    /// <summary>What was stored is removed.</summary>
    Erased,

    /// <summary>And so is what work that was under way meanwhile has written.</summary>
    Confirmed,
}

/// <summary>The wish of a person that nothing of them be kept.</summary>
/// <param name="Keys">Every key under which they, or their conversations, may be stored.</param>
internal sealed record Erasure(Network Network, string Id, IReadOnlyList<string> Keys, ErasureStatus Status, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>Comments that lost text and author.</summary>
    public long CommentsAnonymised { get; init; }

    /// <summary>Private messages of which nothing is left.</summary>
    public long MessagesRemoved { get; init; }

    /// <summary>Followers of samples of which nothing is left.</summary>
    public long SampledFollowersRemoved { get; init; }
}

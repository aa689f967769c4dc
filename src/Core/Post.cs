namespace Engagement.Core;

/// <summary>One post that a page published, with its counts as last read (lifetime, not of a day).</summary>
/// <param name="Page">The page that published it.</param>
/// <param name="Id">The network's id, as text.</param>
/// <param name="CreatedAt">When it was published, UTC.</param>
/// <param name="Type">What it is made of.</param>
/// <param name="Message">Its text as published by the page, or null when it has none.</param>
/// <param name="Permalink">Where it can be read, or null when the network does not say.</param>
/// <param name="Reactions">Reactions of every type, likes included.</param>
/// <param name="Comments">Comments and replies, as the network counts them.</param>
/// <param name="Shares">Shares.</param>
public sealed record Post(
    PageKey Page,
    string Id,
    DateTimeOffset CreatedAt,
    PostType Type,
    string? Message,
    Uri? Permalink,
    MetricValue Reactions,
    MetricValue Comments,
    MetricValue Shares)
{
    /// <summary>Times it was shown or played.</summary>
    public MetricValue Views { get; init; }

    /// <summary>People who saw it.</summary>
    public MetricValue Viewers { get; init; }

    /// <summary>Clicks on it.</summary>
    public MetricValue Clicks { get; init; }

    /// <summary>Likes ("care" included).</summary>
    public MetricValue ReactionsLike { get; init; }

    /// <summary>Loves.</summary>
    public MetricValue ReactionsLove { get; init; }

    /// <summary>Wows.</summary>
    public MetricValue ReactionsWow { get; init; }

    /// <summary>Hahas.</summary>
    public MetricValue ReactionsHaha { get; init; }

    /// <summary>Sad reactions.</summary>
    public MetricValue ReactionsSorry { get; init; }

    /// <summary>Angry reactions.</summary>
    public MetricValue ReactionsAnger { get; init; }

    /// <summary>Reactions + comments + shares; null when any of them is missing.</summary>
    /// <exception cref="OverflowException">The sum exceeds <see cref="long.MaxValue"/>.</exception>
    public long? Engagements => checked(Reactions.Count + Comments.Count + Shares.Count);
}

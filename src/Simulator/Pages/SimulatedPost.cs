namespace Engagement.Simulator.Pages;

/// <summary>A post with its lifetime counts as of the day of asking; null is not known, never zero.</summary>
/// <param name="Id">The part of the id after the page's.</param>
internal sealed record SimulatedPost(string Id, DateTimeOffset CreatedAt, PostKind Kind, string? Message)
{
    public string? Permalink { get; init; }

    public string? Story { get; init; }

    /// <summary>All reactions; more than <see cref="ReactionsByType"/> sum to where an export counts types that it does not list.</summary>
    public long? Reactions { get; init; }

    public IReadOnlyDictionary<string, long> ReactionsByType { get; init; } = new Dictionary<string, long>();

    /// <summary>Comments and replies.</summary>
    public long? Comments { get; init; }

    /// <summary>Comments that are not replies, when that is known.</summary>
    public long? TopLevelComments { get; init; }

    public long? Shares { get; init; }

    public long? Views { get; init; }

    public long? ViewsFromAds { get; init; }

    public long? Viewers { get; init; }

    public long? Clicks { get; init; }

    public long? LinkClicks { get; init; }

    public long? VideoViews { get; init; }

    public bool IsViral { get; init; }

    /// <summary>The comments whose text is known, oldest first, those included that were removed.</summary>
    public required Lazy<IReadOnlyList<SimulatedComment>> KnownComments { get; init; }

    /// <summary>Those of them that are still there.</summary>
    public IEnumerable<SimulatedComment> ListedComments => KnownComments.Value.Where(comment => !comment.IsRemoved);
}

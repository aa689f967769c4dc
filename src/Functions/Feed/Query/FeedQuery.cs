using Engagement.Functions.Feed.Model;

namespace Engagement.Functions.Feed.Query;

/// <summary>What is asked of a set.</summary>
/// <param name="Scope">What of the filter goes down to storage.</param>
/// <param name="Matches">The whole filter; null when there is none.</param>
/// <param name="Selected">What is answered of each row.</param>
/// <param name="IsSelection">Whether the request named what it wants.</param>
/// <param name="Order">Null for the order of keys.</param>
/// <param name="Used">The properties that are filtered or ordered by.</param>
/// <param name="After">The last key of the page before; null on the first page.</param>
internal sealed record FeedQuery(
    FeedSet Set,
    FeedScope Scope,
    Func<object, bool>? Matches,
    IReadOnlyList<FeedProperty> Selected,
    bool IsSelection,
    RowOrder? Order,
    IReadOnlyCollection<FeedProperty> Used,
    long? Top,
    long Skip,
    bool Count,
    string? After)
{
    /// <summary>The properties that have to be read: what is answered and what it is chosen by.</summary>
    public IReadOnlyCollection<FeedProperty> Needed => [.. Selected.Concat(Used).Append(Set.Key).Distinct()];

    /// <summary>The same of what a reader may see.</summary>
    public FeedQuery Within(FeedScope allowed) => this with { Scope = Scope.And(allowed) };
}

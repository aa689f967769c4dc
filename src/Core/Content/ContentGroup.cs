using Engagement.Core.Kpis;
using Engagement.Core.Posting;

namespace Engagement.Core.Content;

/// <summary>The posts of one kind, and how they did.</summary>
/// <param name="Dimension">What they are told apart by.</param>
/// <param name="Name">Which of its groups, in lower snake case.</param>
/// <param name="N">Posts whose engagements are known.</param>
/// <param name="MedianEngagements">What a typical one of them earned; null without posts.</param>
/// <param name="Index">Engagements against what the page usually gets, 1 is as usual; null with fewer than <see cref="FewestPosts"/> posts, or nothing to compare with.</param>
/// <param name="Interval">How sure the index is; null where there is none.</param>
public sealed record ContentGroup(ContentDimension Dimension, string Name, int N, double? MedianEngagements, double? Index, Interval? Interval)
{
    /// <summary>A group with fewer posts has no index.</summary>
    public const int FewestPosts = 3;

    /// <summary>Every group of every dimension, those without posts included.</summary>
    /// <remarks>
    /// As with hours of the week, a post is compared with the page's posts of its month on a logarithmic scale, and the means of groups are pulled towards the
    /// mean of all as far as chance explains their differences. Groups differ in more than their name: <see cref="FormatComparison"/> adjusts for when
    /// they were published.
    /// </remarks>
    /// <param name="posts">Posts of one page, in any order; those with unknown engagements are left out.</param>
    /// <param name="zone">Where the page's people live.</param>
    public static IReadOnlyList<ContentGroup> Of(IEnumerable<ContentPost> posts, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(posts);
        ArgumentNullException.ThrowIfNull(zone);
        var byId = posts.ToDictionary(post => post.Post.Id, StringComparer.Ordinal);
        var scored = ScoredPost.Of(byId.Values.Select(post => post.Post)).Select(scored => (Post: byId[scored.Post.Id], scored.Score)).ToList();
        return [.. Enum.GetValues<ContentDimension>().SelectMany(dimension => Of(dimension, scored, zone))];
    }

    private static IEnumerable<ContentGroup> Of(ContentDimension dimension, List<(ContentPost Post, double Score)> scored, TimeZoneInfo zone)
    {
        var groups = scored.ToLookup(post => post.Post.GroupOf(dimension, zone));
        var means = ShrunkMean.Of(groups.SelectMany(group => group.Select(post => (group.Key, post.Score))));
        foreach (var name in ContentDimensions.Groups(dimension))
        {
            var engagements = groups[name].Select(post => post.Post.Post.Engagements!.Value).ToList();
            var mean = engagements.Count >= FewestPosts && means.TryGetValue(name, out var found) ? found : (ShrunkMean?)null;
            yield return new(dimension, name, engagements.Count, RankedPosts.MedianOf(engagements), mean?.Index, mean?.Interval);
        }
    }
}

namespace Engagement.Core.Content;

/// <summary>A post with what it earned against a typical post of the page.</summary>
/// <param name="Post">The post.</param>
/// <param name="Engagements">Reactions + comments + shares, as last read.</param>
/// <param name="Index">Engagements / the page's median; null when the median is 0.</param>
public sealed record RankedPost(Post Post, long Engagements, double? Index);

/// <summary>The posts that did best and worst.</summary>
/// <param name="N">Posts whose engagements are known.</param>
/// <param name="Median">The median of their engagements; null without posts.</param>
/// <param name="Top">Best first; of equals the earlier one.</param>
/// <param name="Bottom">Worst first; of equals the later one. None of them is among the top.</param>
public sealed record RankedPosts(int N, double? Median, IReadOnlyList<RankedPost> Top, IReadOnlyList<RankedPost> Bottom)
{
    /// <summary>Ranks posts; those with unknown engagements are left out.</summary>
    /// <param name="posts">Posts of one page, in any order.</param>
    /// <param name="count">How many to name at each end, at most.</param>
    public static RankedPosts Of(IEnumerable<Post> posts, int count)
    {
        ArgumentNullException.ThrowIfNull(posts);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var ranked = posts.Where(post => post.Engagements is not null)
            .OrderByDescending(post => post.Engagements!.Value).ThenBy(post => post.CreatedAt).ThenBy(post => post.Id, StringComparer.Ordinal)
            .ToList();
        var median = MedianOf([.. ranked.Select(post => post.Engagements!.Value)]);
        RankedPost Rank(Post post) => new(post, post.Engagements!.Value, median > 0 ? post.Engagements.Value / median : null);
        return new(ranked.Count, median, [.. ranked.Take(count).Select(Rank)], [.. ranked.Skip(count).TakeLast(count).Reverse().Select(Rank)]);
    }

    /// <summary>The median; of an even number, the mean of the middle two; null of none.</summary>
    internal static double? MedianOf(IReadOnlyCollection<long> values)
    {
        if (values.Count == 0)
            return null;
        var ordered = values.Order().ToArray();
        var middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : ((double)ordered[middle - 1] + ordered[middle]) / 2;
    }
}

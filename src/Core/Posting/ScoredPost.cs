namespace Engagement.Core.Posting;

/// <summary>A post and how it did against the page's posts of the same month, on a logarithmic scale: 0 is as usual, 0.69 twice as much.</summary>
/// <remarks>
/// Engagements are spread over orders of magnitude, so one viral post would decide a plain mean. Comparing within a month keeps a page's
/// growth, and its seasons, from passing for an effect of the hour or the format.
/// </remarks>
internal readonly record struct ScoredPost(Post Post, double Score)
{
    // A month with fewer posts says less about what is usual than the whole period does.
    private const int FewestPostsOfAMonth = 5;

    /// <summary>Scores the posts whose engagements are known.</summary>
    public static IReadOnlyList<ScoredPost> Of(IEnumerable<Post> posts)
    {
        var known = posts
            .Where(post => post.Engagements is not null)
            .Select(post => (Post: post, Log: Math.Log(1 + (double)post.Engagements!.Value)))
            .OrderBy(post => post.Post.CreatedAt).ThenBy(post => post.Post.Id, StringComparer.Ordinal)
            .ToList();
        if (known.Count == 0)
            return [];
        var usual = known.Average(post => post.Log);
        return [.. known
            .GroupBy(post => (post.Post.CreatedAt.UtcDateTime.Year, post.Post.CreatedAt.UtcDateTime.Month))
            .SelectMany(month =>
            {
                var level = month.Count() >= FewestPostsOfAMonth ? month.Average(post => post.Log) : usual;
                return month.Select(post => new ScoredPost(post.Post, post.Log - level));
            })];
    }
}

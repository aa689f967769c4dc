using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Replay;

/// <summary>Puts recorded comments under their posts.</summary>
internal sealed class CommentAssembly(PageProfile page, ReplayReport report, Action<int> count)
{
    public IReadOnlyList<SimulatedPost> AddTo(IReadOnlyList<PostRow> posts, IReadOnlyList<CommentRow> comments)
    {
        var byPost = comments.GroupBy(c => c.Post, StringComparer.Ordinal)
            .ToDictionary(c => c.Key, c => c.ToList(), StringComparer.Ordinal);
        var lost = byPost.Keys.Except(posts.Select(p => p.Post), StringComparer.Ordinal).Sum(post => byPost[post].Count);
        if (lost > 0)
            report.Note($"page '{page.Name}': {lost} comments are under posts that posts.csv does not have and are not served");
        return [.. posts.Select(p => byPost.TryGetValue(p.Post, out var own) ? With(p.Content, own) : p.Content)];
    }

    private SimulatedPost With(SimulatedPost post, List<CommentRow> rows)
    {
        var ids = rows.Select(r => r.Comment).ToHashSet(StringComparer.Ordinal);
        var comments = rows.DistinctBy(r => r.Comment).OrderBy(r => r.CreatedAt).ThenBy(r => r.Comment, StringComparer.Ordinal)
            .Select(r => Comment(post, r, r.Parent is { } parent && ids.Contains(parent) ? parent : null)).ToList();
        var orphans = rows.Count(r => r.Parent is { } parent && !ids.Contains(parent));
        if (orphans > 0)
            report.Note($"page '{page.Name}': {orphans} replies under post '{post.Id}' name a parent that is not there "
                + "and are served as comments");
        if (comments.Count < rows.Count)
            report.Note($"page '{page.Name}': {rows.Count - comments.Count} comments under post '{post.Id}' repeat the id of another "
                + "and are not served");
        count(comments.Count);
        return post with { Comments = post.Comments ?? comments.Count, KnownComments = new(comments) };
    }

    private SimulatedComment Comment(SimulatedPost post, CommentRow row, string? parent) => new(
        Id(post, row.Comment), parent is null ? null : Id(post, parent), row.CreatedAt, row.IsFromPage ? page.Id : row.Author,
        row.IsFromPage ? page.Name : row.AuthorName, row.Message, row.Likes, row.IsHidden, Kind: null);

    private static string Id(SimulatedPost post, string comment) => $"{post.Id}_{PageIds.Slug(comment)}";
}

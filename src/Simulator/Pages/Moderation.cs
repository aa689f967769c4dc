namespace Engagement.Simulator.Pages;

/// <summary>What tests have done to posts and comments of a page.</summary>
internal sealed class Moderation
{
    private const string Hide = "hide";
    private const string Unhide = "unhide";
    private const string Remove = "remove";
    private const string Restore = "restore";

    private readonly HashSet<string> _posts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _hidden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _removed = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">There is no such thing to do, or nothing by that id.</exception>
    public void Add(PageSnapshot page, string id, string action)
    {
        if (action is not (Hide or Unhide or Remove or Restore))
            throw new ArgumentException($"action '{action}' is not known; use one of: {Hide}, {Unhide}, {Remove}, {Restore}");
        var post = id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
        if (action == Remove && page.FindPost(post) is not null)
            _posts.Add(post);
        else if (action == Restore && _posts.Remove(post))
            return;
        else if (!page.Posts.Any(p => p.KnownComments.Value.Any(c => c.Id == id)))
            throw new ArgumentException($"page '{page.Profile.Id}' has no post or comment '{id}' that could be treated so");
        else if (action is Hide or Unhide)
            _hidden[id] = action == Hide;
        else
            _removed[id] = action == Remove;
    }

    public PageSnapshot Apply(PageSnapshot page) => _posts.Count + _hidden.Count + _removed.Count == 0
        ? page
        : new(
            page.Profile, page.FirstDay, page.LastDay, page.Served, page.True, [.. page.Posts.Where(post => !_posts.Contains(post.Id)).Select(Apply)], page.Events);

    private SimulatedPost Apply(SimulatedPost post) => post with { KnownComments = new([.. post.KnownComments.Value.Select(Apply)]) };

    private SimulatedComment Apply(SimulatedComment comment) => comment with
    {
        IsHidden = _hidden.TryGetValue(comment.Id, out var hidden) ? hidden : comment.IsHidden,
        IsRemoved = _removed.TryGetValue(comment.Id, out var removed) ? removed
            : comment.IsRemoved || comment.ParentId is { } parent && _removed.GetValueOrDefault(parent),
    };
}

namespace Engagement.Core.Conversations;

/// <summary>Follows conversations through comments that pass by in the order of time, and says what became of each comment.</summary>
/// <remarks>
/// An answer is the page's first comment after another's in the same thread. Facebook hangs all replies below one top comment, so the page's
/// reply answers everybody in that thread who had written before it. X says which post a reply replies to, so it answers that one, and what
/// the same person had written just above it. After <see cref="HorizonDays"/> days a comment is taken for final: what came later is no answer
/// to it. So memory holds the comments of that many days, however long the history is.
/// </remarks>
/// <param name="page">The page; comments of others are not accepted.</param>
public sealed class Threads(PageKey page)
{
    /// <summary>For how many days an answer to a comment, and the conversation that it began, are waited for.</summary>
    public const int HorizonDays = 28;

    private static readonly TimeSpan Horizon = TimeSpan.FromDays(HorizonDays);

    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Node>> _unanswered = new(StringComparer.Ordinal);
    private readonly Queue<Node> _open = new();
    private readonly bool _repliesNameTheirComment = page.Network.Equals(Network.X);
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Takes in the next comment.</summary>
    /// <returns>Those before it that are final now, in order.</returns>
    /// <exception cref="ArgumentException">The comment is of another page, or earlier than the one before.</exception>
    public IEnumerable<Said> Add(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        if (comment.Page != page)
            throw new ArgumentException($"comment {comment.Id} is of {comment.Page}, not of {page}", nameof(comment));
        if (comment.CreatedAt < _last)
            throw new ArgumentException($"comment {comment.Id} comes after a later one; give comments in the order of time", nameof(comment));
        _last = comment.CreatedAt;
        var final = Close(comment.CreatedAt - Horizon);
        Place(comment);
        return final;
    }

    /// <summary>The comments that are left, when no more will come.</summary>
    public IEnumerable<Said> Rest() => Close(DateTimeOffset.MaxValue);

    private void Place(Comment comment)
    {
        var parent = comment.ParentId is { } id ? _nodes.GetValueOrDefault(id) : null;
        var root = parent?.Root;
        var node = new Node(comment, parent, root, root?.Key ?? comment.ParentId ?? comment.Id, 1 + (parent?.Level ?? 0));
        // Listed twice for a moment while its row moves; the first one counts.
        if (!_nodes.TryAdd(comment.Id, node))
            return;
        _open.Enqueue(node);
        if (root is not null && comment.CreatedAt - root.Comment.CreatedAt <= Horizon)
            root.Grow(node.Level);
        if (comment.IsFromPage == true)
            Answer(node);
        else if (comment.IsFromPage == false)
            Wait(node);
    }

    private void Wait(Node node)
    {
        if (_repliesNameTheirComment)
            return;
        if (!_unanswered.TryGetValue(node.Key, out var waiting))
            _unanswered[node.Key] = waiting = [];
        waiting.Add(node);
    }

    private void Answer(Node answer)
    {
        var at = answer.Comment.CreatedAt;
        if (_repliesNameTheirComment)
        {
            for (var (node, author) = (answer.Parent, answer.Parent?.Comment.AuthorKey); node is { Comment.IsFromPage: false }; node = node.Parent)
            {
                if (node != answer.Parent && (author is null || node.Comment.AuthorKey != author))
                    break;
                node.AnsweredAt(at);
            }
        }
        else if (_unanswered.Remove(answer.Key, out var waiting))
            foreach (var node in waiting)
                node.AnsweredAt(at);
    }

    private List<Said> Close(DateTimeOffset before)
    {
        var final = new List<Said>();
        while (_open.TryPeek(out var node) && node.Comment.CreatedAt < before)
        {
            _open.Dequeue();
            _nodes.Remove(node.Comment.Id);
            if (_unanswered.TryGetValue(node.Key, out var waiting) && waiting.Remove(node) && waiting.Count == 0)
                _unanswered.Remove(node.Key);
            final.Add(node.Said());
        }
        return final;
    }

    private sealed class Node(Comment comment, Node? parent, Node? root, string key, int level)
    {
        private DateTimeOffset? _answeredAt;
        private int _depth = 1;
        private int _replies;

        public Comment Comment => comment;

        public Node? Parent => parent;

        public Node Root => root ?? this;

        /// <summary>The id of the comment that the thread hangs below, whether that one is known or not.</summary>
        public string Key => key;

        public int Level => level;

        public void AnsweredAt(DateTimeOffset at)
        {
            if (at - comment.CreatedAt <= Horizon)
                _answeredAt ??= at;
        }

        public void Grow(int toLevel) => (_depth, _replies) = (Math.Max(_depth, toLevel), _replies + 1);

        public Said Said() => new(
            comment, comment.Page.Network.DayOf(comment.CreatedAt), _answeredAt, comment.ParentId is null ? new ThreadShape(_depth, _replies) : null);
    }
}

using System.Text.Json.Nodes;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Meta;

/// <summary>GET /{post}/comments and /{comment}/comments, and the "comments" field of a post.</summary>
internal static class CommentEdge
{
    private const string DefaultFields = "created_time,from,message,id";
    private const int DefaultLimit = 25;
    private const int MaximumLimit = 100;

    private sealed record CommentOfPost(PostOfPage Post, SimulatedComment Comment);

    private static readonly NodeFields<CommentOfPost> Fields = new("Comment", DefaultFields, new FieldReaders<CommentOfPost>
    {
        ["id"] = (c, _, _) => c.Comment.Id,
        ["message"] = (c, _, _) => c.Comment.Message,
        ["from"] = (c, _, _) => From(c.Comment),
        ["created_time"] = (c, _, _) => GraphTime.Write(c.Comment.CreatedAt),
        ["like_count"] = (c, _, _) => c.Comment.Likes,
        ["comment_count"] = (c, _, _) => c.Post.Post.ListedComments.Count(reply => reply.ParentId == c.Comment.Id),
        ["parent"] = (c, call, field) => Parent(c, call, field),
        ["is_hidden"] = (c, _, _) => c.Comment.IsHidden,
        ["can_hide"] = (c, _, _) => c.Comment.AuthorId != c.Post.Page.Profile.Id,
        ["attachment"] = (_, _, _) => null,
        ["permalink_url"] = (c, _, _) =>
            c.Post.Post.Permalink is { } link ? $"{link}?comment_id={c.Comment.Id[(c.Comment.Id.LastIndexOf('_') + 1)..]}" : null,
    });

    public static JsonObject List(GraphCall call, PostOfPage post)
    {
        if (IsHiddenFrom(call, post))
            return new() { ["data"] = new JsonArray() };
        var result = Cut(call, post, Ordered(post, call.Parameter("filter"), call.Parameter("order")));
        if (call.Parameter("summary") is "true" or "1" or "total_count")
            result["summary"] = Summary(post.Post, call.Parameter("filter"), call.Parameter("order") ?? "ranked");
        return result;
    }

    public static JsonObject Replies(GraphCall call, PostOfPage post, SimulatedComment comment) =>
        IsHiddenFrom(call, post) ? new() { ["data"] = new JsonArray() }
            : Cut(call, post, InOrder(post.Post.ListedComments.Where(c => c.ParentId == comment.Id), call.Parameter("order")));

    public static JsonObject Get(GraphCall call, PostOfPage post, SimulatedComment comment)
    {
        call.MustBePage(post.Page.Profile);
        return Fields.Write(new(post, comment), call, Fields.Select(call));
    }

    /// <summary>The "comments" field in a list of posts: the count, and no comments unless a limit asks for some.</summary>
    public static JsonObject? OnPost(GraphCall call, PostOfPage post, Field field)
    {
        if (post.Post.Comments is null)
            return null;
        var hasLimit = int.TryParse(field.Modifiers.GetValueOrDefault("limit"), out var number);
        var limit = hasLimit ? Math.Min(number, MaximumLimit) : DefaultLimit;
        var filter = field.Modifiers.GetValueOrDefault("filter");
        var order = field.Modifiers.GetValueOrDefault("order");
        var fields = FieldsOf(field);
        var listed = limit == 0 || call.Caller != CallerKind.Page ? [] : Ordered(post, filter, order);
        var comments = EdgePage.First(listed, limit, c => c.Id, c => Fields.Write(new(post, c), call, fields), after => call.LinkTo(
            post.Id, "comments", ("filter", filter), ("order", order), ("limit", $"{limit}"), ("after", after)));
        if (field.Modifiers.ContainsKey("summary"))
            comments["summary"] = Summary(post.Post, filter, order ?? "ranked");
        return comments;
    }

    private static List<SimulatedComment> Ordered(PostOfPage post, string? filter, string? order)
    {
        var isStream = IsStream(filter);
        return InOrder(post.Post.ListedComments.Where(c => isStream || c.ParentId is null), order);
    }

    /// <summary>What the network calls ranked is not known; here it is the oldest first.</summary>
    private static List<SimulatedComment> InOrder(IEnumerable<SimulatedComment> comments, string? order) => order switch
    {
        null or "ranked" or "chronological" => [.. comments],
        "reverse_chronological" => [.. comments.Reverse()],
        _ => throw new GraphException(GraphError.BadParameter($"Param order must be one of {{chronological, reverse_chronological}}, not '{order}'")),
    };

    private static JsonObject Cut(GraphCall call, PostOfPage post, List<SimulatedComment> comments)
    {
        var fields = Fields.Select(call);
        var limit = call.Limit(DefaultLimit, MaximumLimit);
        return EdgePage.Cut(call, comments, limit, c => c.Id, c => Fields.Write(new(post, c), call, fields));
    }

    /// <summary>Other pages are refused; a user token gets an empty list and no error.</summary>
    private static bool IsHiddenFrom(GraphCall call, PostOfPage post)
    {
        call.MustNotBeAnotherPage(post.Page.Profile);
        return call.Caller == CallerKind.User;
    }

    private static bool IsStream(string? filter) => filter switch
    {
        null or "toplevel" => false,
        "stream" => true,
        _ => throw new GraphException(GraphError.BadParameter($"Param filter must be one of {{toplevel, stream}}, not '{filter}'")),
    };

    private static JsonObject Summary(SimulatedPost post, string? filter, string order) => new()
    {
        ["order"] = order,
        ["total_count"] = IsStream(filter) ? post.Comments : post.TopLevelComments ?? post.Comments,
        ["can_comment"] = true,
    };

    private static IReadOnlyList<Field> FieldsOf(Field field) =>
        field.Children.Count > 0 ? field.Children : FieldSelection.Read(DefaultFields);

    private static JsonObject? From(SimulatedComment comment)
    {
        if (comment.AuthorId is null)
            return null;
        var from = new JsonObject();
        if (comment.AuthorName is not null)
            from["name"] = comment.AuthorName;
        from["id"] = comment.AuthorId;
        return from;
    }

    private static JsonObject? Parent(CommentOfPost reply, GraphCall call, Field field)
    {
        if (reply.Post.Post.ListedComments.FirstOrDefault(c => c.Id == reply.Comment.ParentId) is not { } parent)
            return null;
        return Fields.Write(reply with { Comment = parent }, call, FieldsOf(field));
    }
}

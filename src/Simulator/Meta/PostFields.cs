using System.Text.Json.Nodes;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Meta;

/// <summary>A post and the page that it is on.</summary>
internal sealed record PostOfPage(PageSnapshot Page, SimulatedPost Post)
{
    public string Id => $"{Page.Profile.Id}_{Post.Id}";
}

/// <summary>The fields of a post.</summary>
internal static class PostFields
{
    private const string KnownTypes = "LIKE, LOVE, WOW, HAHA, SAD, ANGRY, CARE";

    public const string Default = "created_time,message,story,id";

    /// <summary>What "reactions.type(...)" calls the types; "care" is counted in like.</summary>
    private static readonly Dictionary<string, string> ReactionTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["LIKE"] = ReactionType.Like, ["LOVE"] = ReactionType.Love, ["WOW"] = ReactionType.Wow,
        ["HAHA"] = ReactionType.Haha, ["SAD"] = ReactionType.Sorry, ["ANGRY"] = ReactionType.Anger,
    };

    public static readonly NodeFields<PostOfPage> All = new("Post", Default, new FieldReaders<PostOfPage>
    {
        ["id"] = (p, _, _) => p.Id,
        ["message"] = (p, _, _) => p.Post.Message,
        ["story"] = (p, _, _) => p.Post.Story,
        ["created_time"] = (p, _, _) => GraphTime.Write(p.Post.CreatedAt),
        ["updated_time"] = (p, _, _) => GraphTime.Write(p.Post.CreatedAt),
        ["permalink_url"] = (p, _, _) => p.Post.Permalink,
        ["status_type"] = (p, _, _) => p.Post.Kind.StatusType,
        ["is_published"] = (_, _, _) => true,
        ["is_hidden"] = (_, _, _) => false,
        ["is_expired"] = (_, _, _) => false,
        ["timeline_visibility"] = (_, _, _) => "normal",
        ["promotable_id"] = (p, _, _) => p.Id,
        ["parent_id"] = (_, _, _) => null,
        ["full_picture"] = (p, _, _) =>
            p.Post.Kind.MediaType is "photo" or "album" or "video" ? $"https://scontent.example/{p.Post.Id}.jpg" : null,
        ["from"] = (p, _, _) => new JsonObject { ["name"] = p.Page.Profile.Name, ["id"] = p.Page.Profile.Id },
        // The network leaves out what is zero here, and an unknown count cannot be told from zero.
        ["shares"] = (p, _, _) => p.Post.Shares is > 0 ? new JsonObject { ["count"] = p.Post.Shares } : null,
        ["attachments"] = (p, _, field) => Attachments(p.Post, field),
        ["reactions"] = (p, _, field) => Reactions(p.Post, field),
        ["comments"] = (p, call, field) => CommentEdge.OnPost(call, p, field),
        ["insights"] = (p, call, field) => PostInsights.OnPost(call, p, field),
    });

    private static JsonObject? Attachments(SimulatedPost post, Field field)
    {
        if (post.Kind.MediaType is not { } mediaType)
            return null;
        var all = new JsonObject
        {
            ["media_type"] = mediaType,
            ["type"] = post.Kind == PostKind.Link ? "share" : post.Kind.IsVideo ? "video_inline" : mediaType,
            ["url"] = post.Permalink,
            ["target"] = new JsonObject { ["id"] = post.Id, ["url"] = post.Permalink },
        };
        var requested = field.Children.Count == 0 ? ["media_type", "type", "url", "target"] : field.Children.Select(c => c.Name);
        var attachment = new JsonObject();
        foreach (var name in requested)
            if (all[name] is { } value)
                attachment[name] = value.DeepClone();
        return new() { ["data"] = new JsonArray(attachment) };
    }

    private static JsonObject? Reactions(SimulatedPost post, Field field)
    {
        var count = post.Reactions;
        if (field.Modifiers.TryGetValue("type", out var type))
            count = ReactionTypes.TryGetValue(type, out var key) ? post.ReactionsByType.TryGetValue(key, out var ofType) ? ofType : null
                : type == "CARE" ? post.Reactions is null ? null : 0
                : throw new GraphException(GraphError.BadParameter($"Param type must be one of {{{KnownTypes}}}, not '{type}'"));
        if (count is null)
            return null;
        var reactions = new JsonObject { ["data"] = new JsonArray() };
        if (field.Modifiers.ContainsKey("summary"))
            reactions["summary"] = new JsonObject { ["total_count"] = count, ["viewer_reaction"] = "NONE" };
        return reactions;
    }
}

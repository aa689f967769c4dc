using System.Text.Json.Nodes;

namespace Engagement.Simulator.X;

/// <summary>Writes posts with the fields that a call asks for, what they refer to, and what it may not see.</summary>
internal sealed class XPostWriter
{
    /// <summary>How long a post's private metrics can be read.</summary>
    private const int PrivateDays = 30;

    private static readonly string[] PrivateFields = ["non_public_metrics", "organic_metrics", "promoted_metrics"];

    private readonly XWorld _world;
    private readonly XCall _call;
    private readonly IReadOnlySet<string> _fields;
    private readonly IReadOnlySet<string> _userFields;
    private readonly IReadOnlySet<string> _expansions;

    /// <exception cref="XException">The call asks for fields or expansions that do not exist.</exception>
    public XPostWriter(XWorld world, XCall call)
    {
        (_world, _call) = (world, call);
        _fields = call.Choice(call.Names.Fields, call.Names.PostFields);
        _userFields = call.Choice("user.fields", call.Names.UserFields);
        _expansions = call.Choice("expansions", call.Names.Expansions);
    }

    private XNames Names => _call.Names;

    /// <param name="errors">What was already found wrong.</param>
    /// <param name="meta">Made from the posts that are in the answer; null for answers without.</param>
    public JsonObject Answer(IEnumerable<XPost> posts, JsonArray errors, Func<IReadOnlyList<XPost>, JsonObject>? meta)
    {
        var shown = new List<XPost>();
        foreach (var post in posts)
        {
            var refused = PrivateFields.Where(_fields.Contains).Where(_ => !MaySeePrivateMetricsOf(post)).ToList();
            foreach (var field in refused)
                errors.Add(XError.NotAuthorizedForField(Names, field, XText.Of(post.Id)));
            if (refused.Count == 0)
                shown.Add(post);
        }

        var data = new JsonArray([.. shown.Select(p => Write(p, withPrivate: true))]);
        return XAnswer.Of(data, Includes(shown, errors), errors, meta?.Invoke(shown));
    }

    private bool MaySeePrivateMetricsOf(XPost post) =>
        _call.ActsFor == post.AuthorId && post.CreatedAt >= _world.StartOfToday.AddDays(-PrivateDays);

    private JsonObject Write(XPost post, bool withPrivate)
    {
        var node = new JsonObject
        {
            ["id"] = XText.Of(post.Id),
            ["text"] = post.Text,
            [Names.EditHistory] = new JsonArray(XText.Of(post.Id)),
        };
        foreach (var (field, value) in Values(post, _world.FindPost(post.Id)!.Value.Around))
            if (IsAsked(field) && (withPrivate || !PrivateFields.Contains(field)) && value() is { } written)
                node[field] = written;
        return node;
    }

    /// <summary>An expansion brings the field along that it expands.</summary>
    private bool IsAsked(string field) => _fields.Contains(field) || _expansions.Contains(field)
        || (field == Names.Referenced && (_expansions.Contains(Names.ReferencedExpansion) || _expansions.Contains(Names.ReferencedAuthor)));

    private IEnumerable<(string Field, Func<JsonNode?> Value)> Values(XPost post, XSnapshot around)
    {
        var counts = around.CountsOf(post);
        return
        [
            ("author_id", () => XText.Of(post.AuthorId)),
            ("created_at", () => XText.Of(post.CreatedAt)),
            ("conversation_id", () => XText.Of(post.ConversationId)),
            ("in_reply_to_user_id", () => post.InReplyToUserId is { } id ? XText.Of(id) : null),
            ("lang", () => post.IsFrench ? "fr" : "en"),
            ("possibly_sensitive", () => false),
            ("reply_settings", () => "everyone"),
            (Names.Referenced, () => References(post)),
            ("public_metrics", () => Public(post, counts, around)),
            ("non_public_metrics", () => NonPublic(post, counts, around)),
            ("organic_metrics", () => Organic(post, counts, around)),
        ];
    }

    private static JsonArray? References(XPost post) => post.ReferencedId is not { } id ? null : new JsonArray(new JsonObject
    {
        ["type"] = post.Kind == XPostKind.Repost ? "retweeted" : "replied_to",
        ["id"] = XText.Of(id),
    });

    private JsonObject Public(XPost post, XCounts counts, XSnapshot around) => new()
    {
        [Names.Reposts] = counts.Reposts,
        ["reply_count"] = around.RepliesTo(post),
        ["like_count"] = counts.Likes,
        ["quote_count"] = counts.Quotes,
        ["bookmark_count"] = counts.Bookmarks,
        ["impression_count"] = counts.Impressions,
    };

    private static JsonObject NonPublic(XPost post, XCounts counts, XSnapshot around) => new()
    {
        ["impression_count"] = counts.Impressions,
        ["url_link_clicks"] = counts.LinkClicks,
        ["user_profile_clicks"] = counts.ProfileClicks,
        ["engagements"] = around.EngagementsOf(post),
    };

    private JsonObject Organic(XPost post, XCounts counts, XSnapshot around) => new()
    {
        ["impression_count"] = counts.Impressions,
        ["like_count"] = counts.Likes,
        ["reply_count"] = around.RepliesTo(post),
        [Names.Reposts] = counts.Reposts,
        ["url_link_clicks"] = counts.LinkClicks,
        ["user_profile_clicks"] = counts.ProfileClicks,
    };

    private JsonObject Includes(List<XPost> posts, JsonArray errors)
    {
        var includes = new JsonObject();
        var referenced = new List<XPost>();
        if (_expansions.Contains(Names.ReferencedExpansion) || _expansions.Contains(Names.ReferencedAuthor))
            foreach (var id in posts.Where(p => p.ReferencedId is not null).Select(p => p.ReferencedId!.Value).Distinct())
                if (_world.FindPost(id) is { } found)
                    referenced.Add(found.Post);
                else
                    errors.Add(XError.NotFound(Names, "tweet", Names.ReferencedExpansion, XText.Of(id)));

        var users = new List<long>();
        if (_expansions.Contains("author_id"))
            users.AddRange(posts.Select(p => p.AuthorId));
        if (_expansions.Contains("in_reply_to_user_id"))
            users.AddRange(posts.Where(p => p.InReplyToUserId is not null).Select(p => p.InReplyToUserId!.Value));
        if (_expansions.Contains(Names.ReferencedAuthor))
            users.AddRange(referenced.Select(p => p.AuthorId));
        if (users.Count > 0)
            includes["users"] = new JsonArray([.. users.Distinct().Select(id => XUserFields.Write(Names, _world.FindUser(id)!.User, _userFields))]);
        if (referenced.Count > 0)
            includes[Names.IncludedPosts] = new JsonArray([.. referenced.Select(p => Write(p, withPrivate: false))]);
        return includes;
    }
}

using System.Text.Json.Nodes;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Meta;

/// <summary>GET /{post}/insights and the "insights" field of a post: lifetime counts, without end_time.</summary>
internal static class PostInsights
{
    private const string Views = "post_media_view";

    /// <summary>Asked without a period, these come a second time as "day".</summary>
    private static readonly string[] ComeTwice = ["post_reactions_by_type_total", "post_video_views"];

    private static readonly Dictionary<string, (string Title, Func<SimulatedPost, JsonNode?> Value)> Metrics = new(StringComparer.Ordinal)
    {
        [Views] = ("Lifetime Post Views", p => p.Views),
        ["post_total_media_view_unique"] = ("Lifetime Post Viewers", p => p.Viewers),
        ["post_clicks"] = ("Lifetime Post Clicks", p => p.Clicks),
        ["post_clicks_by_type"] = ("Lifetime Post Clicks by type", p => p is { Clicks: { } clicks, LinkClicks: { } links }
            ? NonZero(("link clicks", links), ("other clicks", clicks - links)) : null),
        ["post_reactions_by_type_total"] = ("Lifetime Total post Reactions by Type.", p => p.ReactionsByType.Count == 0 ? null
            : NonZero([.. p.ReactionsByType.Select(r => (r.Key, (long?)r.Value))])),
        ["post_reactions_like_total"] = ("Lifetime Total Like Reactions of a post.", p => OfType(p, ReactionType.Like)),
        ["post_reactions_love_total"] = ("Lifetime Total Love Reactions of a post.", p => OfType(p, ReactionType.Love)),
        ["post_reactions_wow_total"] = ("Lifetime Total Wow Reactions of a post.", p => OfType(p, ReactionType.Wow)),
        ["post_reactions_haha_total"] = ("Lifetime Total Haha Reactions of a post.", p => OfType(p, ReactionType.Haha)),
        ["post_reactions_sorry_total"] = ("Lifetime Total Sorry Reactions of a post.", p => OfType(p, ReactionType.Sorry)),
        ["post_reactions_anger_total"] = ("Lifetime Total Anger Reactions of a post.", p => OfType(p, ReactionType.Anger)),
        ["post_activity_by_action_type"] = ("Lifetime Post Stories by action type",
            p => p.Reactions is null && p.Comments is null && p.Shares is null ? null
                : NonZero(("share", p.Shares), ("like", p.Reactions), ("comment", p.Comments))),
        ["post_video_views"] = ("Lifetime Total Video Views", p => p.VideoViews),
        ["post_video_views_organic"] = ("Lifetime Organic Video Views", p => p.VideoViews),
        ["post_video_avg_time_watched"] = ("Lifetime Average time video viewed", p => p.VideoViews is > 0 ? 11_400 : null),
    };

    public static JsonObject Get(GraphCall call, PostOfPage post, string? metricInPath)
    {
        call.MustBePage(post.Page.Profile);
        var result = Answer(post, metricInPath?.Split(',') ?? call.List("metric"), call.Parameter("period"), call.Parameter("breakdown"));
        result["paging"] = new JsonObject { ["previous"] = call.Link(), ["next"] = call.Link() };
        return result;
    }

    public static JsonObject OnPost(GraphCall call, PostOfPage post, Field field)
    {
        call.MustBePage(post.Page.Profile);
        const StringSplitOptions Options = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var metrics = field.Modifiers.GetValueOrDefault("metric", "").Split(',', Options);
        return Answer(post, metrics, field.Modifiers.GetValueOrDefault("period"), field.Modifiers.GetValueOrDefault("breakdown"));
    }

    private static JsonObject Answer(PostOfPage post, IReadOnlyList<string> names, string? period, string? breakdown)
    {
        if (names.Count == 0)
            throw new GraphException(GraphError.NoMetric());
        if (!names.All(Metrics.ContainsKey))
            throw new GraphException(GraphError.BadMetric());
        if (period is not (null or "lifetime" or "day"))
            throw new GraphException(GraphError.BadParameter("For field 'insights': Param period must be one of {day, lifetime}"));
        var isByAds = breakdown == "is_from_ads" && names.All(n => n == Views);
        if (breakdown is not null && !isByAds)
            throw new GraphException(GraphError.BadParameter(
                $"Invalid parameter: only {Views} accepts a breakdown, and only is_from_ads is simulated"));

        var data = new JsonArray();
        foreach (var name in names.Distinct())
        {
            var value = Metrics[name].Value(post.Post);
            if (value is null)
                continue;
            if (period is null or "lifetime")
                data.Add(Entry(post, name, "lifetime", isByAds ? ByAds(post.Post) : new JsonArray(new JsonObject { ["value"] = value })));
            if (period is "day" || (period is null && ComeTwice.Contains(name)))
                data.Add(Entry(post, name, "day", []));
        }

        return new() { ["data"] = data };
    }

    private static JsonObject Entry(PostOfPage post, string name, string period, JsonArray values) => new()
    {
        ["name"] = name,
        ["period"] = period,
        ["values"] = values,
        ["title"] = Metrics[name].Title,
        ["description"] = $"Lifetime: {Metrics[name].Title}",
        ["id"] = $"{post.Id}/insights/{name}/{period}",
    };

    private static JsonArray ByAds(SimulatedPost post) => post.ViewsFromAds is not { } fromAds ? [] :
    [
        new JsonObject { ["value"] = post.Views - fromAds, ["is_from_ads"] = "0" },
        new JsonObject { ["value"] = fromAds, ["is_from_ads"] = "1" },
    ];

    private static JsonNode? OfType(SimulatedPost post, string type) =>
        post.ReactionsByType.TryGetValue(type, out var count) ? count : null;

    private static JsonObject NonZero(params (string Key, long? Count)[] counts) =>
        new(counts.Where(c => c.Count > 0).Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Count)));
}

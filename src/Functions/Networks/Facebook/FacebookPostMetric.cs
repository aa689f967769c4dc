using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>One of Facebook's metrics of a post's whole life. docs/metrics.md lists them.</summary>
/// <remarks>Source: https://developers.facebook.com/docs/graph-api/reference/insights; names as answered by v25.0 and v26.0.</remarks>
/// <param name="Name">Facebook's name.</param>
/// <param name="Columns">What it feeds.</param>
/// <param name="Set">Fills in a post from the metric's value, which is asked for by key, or by null when it is a single number.</param>
internal sealed record FacebookPostMetric(string Name, IReadOnlyList<string> Columns, Func<Post, Func<string?, MetricValue>, Post> Set)
{
    public const string Period = "lifetime";

    public static readonly IReadOnlyList<FacebookPostMetric> All =
    [
        new("post_media_view", [nameof(Post.Views)], (post, value) => post with { Views = value(null) }),
        new("post_total_media_view_unique", [nameof(Post.Viewers)], (post, value) => post with { Viewers = value(null) }),
        new("post_clicks", [nameof(Post.Clicks)], (post, value) => post with { Clicks = value(null) }),
        new("post_reactions_by_type_total",
            [
                nameof(Post.ReactionsLike), nameof(Post.ReactionsLove), nameof(Post.ReactionsWow), nameof(Post.ReactionsHaha), nameof(Post.ReactionsSorry),
                nameof(Post.ReactionsAnger),
            ],
            (post, value) => post with
            {
                ReactionsLike = value("like"), ReactionsLove = value("love"), ReactionsWow = value("wow"), ReactionsHaha = value("haha"),
                ReactionsSorry = value("sorry"), ReactionsAnger = value("anger"),
            }),
    ];

    public string Key => $"{Name}|{Period}";

    public Post Missing(Post post, MetricStatus reason) => Set(post, _ => MetricValue.Missing(reason));

    public Post Read(Post post, JsonElement? value) => Set(post, key => (key is null ? value?.AsCount() : Typed(value, key)) is { } count
        ? MetricValue.Ok(count)
        : MetricValue.Missing(MetricStatus.NotCollected));

    // Types without a reaction are left out: in an object that is there, what is absent is zero.
    private static long? Typed(JsonElement? value, string key) => value?.AsCounts() is { } counts ? counts.GetValueOrDefault(key) : null;
}

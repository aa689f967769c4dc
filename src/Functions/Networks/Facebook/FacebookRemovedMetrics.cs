namespace Engagement.Functions.Networks.Facebook;

/// <summary>A page metric that Facebook has removed: every version of its API refuses the name.</summary>
/// <param name="LastValidDay">The day before the removal.</param>
/// <param name="Successor">The metric to use instead; null when there is none.</param>
internal sealed record FacebookRemovedMetric(string Name, DateOnly LastValidDay, string? Successor);

/// <summary>Why older numbers of a page do not continue in newer ones. docs/metrics.md lists them.</summary>
/// <remarks>Source: https://developers.facebook.com/documentation/pages-api/platforminsights/page/deprecated-metrics.</remarks>
internal static class FacebookRemovedMetrics
{
    // Fans became followers, impressions became views.
    private static readonly DateOnly FansAndImpressions = new(2025, 11, 15);

    // Reach became viewers.
    private static readonly DateOnly Reach = new(2026, 6, 15);

    public static readonly IReadOnlyList<FacebookRemovedMetric> All =
    [
        .. Gone(FansAndImpressions, "page_follows", "page_fans"),
        .. Gone(FansAndImpressions, "page_follows_country", "page_fans_country"),
        .. Gone(FansAndImpressions, "page_follows_city", "page_fans_city"),
        .. Gone(FansAndImpressions, null, "page_fans_locale"),
        .. Gone(FansAndImpressions, "page_daily_follows_unique", "page_fan_adds", "page_fan_adds_unique"),
        .. Gone(FansAndImpressions, "page_daily_unfollows_unique", "page_fan_removes", "page_fan_removes_unique"),
        .. Gone(FansAndImpressions, "page_media_view", "page_impressions", "page_impressions_paid", "page_impressions_viral", "page_impressions_nonviral"),
        .. Gone(Reach, "page_total_media_view_unique", "page_impressions_unique", "page_impressions_paid_unique", "page_impressions_viral_unique",
            "page_impressions_nonviral_unique", "page_posts_served_impressions_organic_unique"),
        .. Gone(Reach, null, "page_video_views_unique"),
    ];

    private static IEnumerable<FacebookRemovedMetric> Gone(DateOnly since, string? successor, params string[] names) =>
        names.Select(name => new FacebookRemovedMetric(name, since.AddDays(-1), successor));
}

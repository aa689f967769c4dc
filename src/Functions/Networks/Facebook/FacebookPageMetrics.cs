using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>The page metrics that Facebook offers, and what is asked of it for each day of a page. docs/metrics.md lists them.</summary>
/// <remarks>Source: https://developers.facebook.com/documentation/pages-api/platforminsights/page; names as answered by v25.0 and v26.0.</remarks>
internal static class FacebookPageMetrics
{
    private const string Viewers = "page_total_media_view_unique";
    private const string IsFromAds = "is_from_ads";

    public static readonly IReadOnlyList<FacebookPageMetric> All =
    [
        Last("page_follows", PageMetric.Followers), // "Lifetime Total Follows": a running total although the period is "day"
        Sum("page_daily_follows_unique", "people", PageMetric.NewFollows),
        Sum("page_daily_unfollows_unique", "people", PageMetric.Unfollows),
        Sum("page_daily_follows"),
        Sum("page_media_view", "count", PageMetric.Views),
        new("page_media_view", "day", "count", Additivity.Sum, IsFromAds,
            FacebookMetricFeed.Breakdown(IsFromAds, ("1", PageMetric.ViewsFromAds), ("0", PageMetric.ViewsOrganic))),
        new("page_media_view", "day", "count", Additivity.Sum, "is_from_followers"),
        new(Viewers, "day", "people", Additivity.Unique, null, FacebookMetricFeed.Number(PageMetric.Viewers)),
        new(Viewers, "week", "people", Additivity.Unique, null, FacebookMetricFeed.Number(PageMetric.ViewersTrailing7Days)),
        new(Viewers, "days_28", "people", Additivity.Unique, null, FacebookMetricFeed.Number(PageMetric.ViewersTrailing28Days)),
        Sum("page_post_engagements", "count", PageMetric.Engagements),
        Sum("page_views_total", "count", PageMetric.PageVisits),
        Sum("page_total_actions", "count", PageMetric.ContactClicks),
        new("page_actions_post_reactions_total", "day", "count", Additivity.Sum, null, FacebookMetricFeed.Types(
            PageMetric.Reactions, PageMetric.ReactionsOther, ("like", PageMetric.ReactionsLike), ("love", PageMetric.ReactionsLove),
            ("wow", PageMetric.ReactionsWow), ("haha", PageMetric.ReactionsHaha), ("sorry", PageMetric.ReactionsSorry), ("anger", PageMetric.ReactionsAnger))),
        Sum("page_actions_post_reactions_like_total"),
        Sum("page_actions_post_reactions_love_total"),
        Sum("page_actions_post_reactions_wow_total"),
        Sum("page_actions_post_reactions_haha_total"),
        Sum("page_actions_post_reactions_sorry_total"),
        Sum("page_actions_post_reactions_anger_total"),
        Sum("page_video_views", "count", PageMetric.VideoViews),
        Sum("page_video_views_paid", "count", PageMetric.VideoViewsPaid),
        Sum("page_video_views_organic", "count", PageMetric.VideoViewsOrganic),
        Sum("page_video_views_autoplayed"),
        Sum("page_video_views_click_to_play"),
        Sum("page_video_views_by_paid_non_paid"),
        Sum("page_video_views_by_uploaded_hosted"),
        Sum("page_video_complete_views_30s"),
        Sum("page_video_repeat_views"),
        Sum("page_video_view_time", "ms"),
        new("page_fan_adds_by_paid_non_paid_unique", "day", "people", Additivity.Sum, null, FacebookMetricFeed.Keys(
            ("total", PageMetric.FanAdds), ("paid", PageMetric.FanAddsPaid), ("unpaid", PageMetric.FanAddsUnpaid))),
        new("page_lifetime_engaged_followers_unique", "day", "people", Additivity.Last),
        new("page_follows_country", "day", "people", Additivity.Last, null, FacebookMetricFeed.Countries),
        new("page_follows_city", "day", "people", Additivity.Last),
        new("content_monetization_earnings", "day", "money", Additivity.Sum),
    ];

    /// <summary>Those that feed a metric of ours, or rows by country where the settings ask for them.</summary>
    public static readonly IReadOnlyList<FacebookPageMetric> Collected = [.. All.Where(metric => metric.Feeds is not null)];

    private static FacebookPageMetric Sum(string name, string unit = "count", PageMetric? feeds = null) =>
        new(name, "day", unit, Additivity.Sum, null, feeds is null ? null : FacebookMetricFeed.Number(feeds));

    private static FacebookPageMetric Last(string name, PageMetric feeds) =>
        new(name, "day", "people", Additivity.Last, null, FacebookMetricFeed.Number(feeds));
}

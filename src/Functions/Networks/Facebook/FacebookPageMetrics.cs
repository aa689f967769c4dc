using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>One of Facebook's page metrics and the metric of ours that it feeds.</summary>
/// <param name="Name">Facebook's name.</param>
/// <param name="Period">"day", or "week" and "days_28": trailing sums with one point per day.</param>
internal sealed record FacebookPageMetric(string Name, string Period, PageMetric Metric);

/// <summary>What is asked of Facebook for each day of a page.</summary>
/// <remarks>Source: https://developers.facebook.com/documentation/pages-api/platforminsights/page; titles are Facebook's.</remarks>
internal static class FacebookPageMetrics
{
    public static readonly IReadOnlyList<FacebookPageMetric> All =
    [
        new("page_follows", "day", PageMetric.Followers), // "Lifetime Total Follows": a running total although the period is "day"
        new("page_daily_follows_unique", "day", PageMetric.NewFollows),
        new("page_daily_unfollows_unique", "day", PageMetric.Unfollows),
        new("page_media_view", "day", PageMetric.Views),
        new("page_total_media_view_unique", "day", PageMetric.Viewers),
        new("page_total_media_view_unique", "week", PageMetric.ViewersTrailing7Days),
        new("page_total_media_view_unique", "days_28", PageMetric.ViewersTrailing28Days),
        new("page_post_engagements", "day", PageMetric.Engagements),
        new("page_views_total", "day", PageMetric.PageVisits),
    ];
}

using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Meta;

/// <summary>
/// The page metrics that v21.0 to v26.0 accept (reference: networks.md 1.3, names answered live in July to September 2026).
/// Every other name, the removed ones included, fails the whole call.
/// </summary>
internal static class PageMetricCatalogue
{
    /// <summary>The only metric that accepts breakdown=is_from_ads.</summary>
    public const string Views = "page_media_view";

    private static readonly InsightsMetric[] All =
    [
        new AdditiveMetric(Views, "Views", "The number of times your content was played or displayed.", Measure.Views),
        new UniqueMetric("page_total_media_view_unique", "Viewers", "The number of people who viewed your content at least once.",
            Measure.Viewers, Measure.Viewers7Days, Measure.Viewers28Days),
        new AdditiveMetric("page_post_engagements", "Post Engagements",
            "The number of times people have engaged with your posts through like, comments and shares and more.", Measure.Engagements),
        new RunningMetric("page_follows", "Total Follows", "The total number of people who have followed your Page.", Measure.Followers),
        new DailyMetric("page_daily_follows", "Follows", "The number of new follows of your Page.", Measure.NewFollows),
        new UniqueMetric("page_daily_follows_unique", "New Follows", "The number of new people who have followed your Page.",
            Measure.NewFollows, Measure.NewFollows7Days, Measure.NewFollows28Days),
        new UniqueMetric("page_daily_unfollows_unique", "New Unfollows", "The number of people who have unfollowed your Page.",
            Measure.Unfollows, Measure.Unfollows7Days, Measure.Unfollows28Days),
        new PaidSplitMetric("page_fan_adds_by_paid_non_paid_unique", "New Follows by paid and non-paid",
            "The number of new people who have followed your Page broken down by paid and non-paid.",
            Measure.NewFollows, Measure.NewFollowsPaid),
        new AdditiveMetric("page_views_total", "Total views count per Page", "The number of times a Page's profile has been viewed.",
            Measure.PageVisits),
        new AdditiveMetric("page_total_actions", "Total Actions",
            "The number of clicks on your Page's contact info and call-to-action button.", Measure.Actions),
        new KeyedMetric("page_actions_post_reactions_total", "Total Reactions", "The total number of reactions to your posts by type.",
            [.. ReactionType.All.Append(ReactionType.Other).Select(type => (type, Measure.Reactions(type)))]),
        .. ReactionType.All.Select(type => new AdditiveMetric($"page_actions_post_reactions_{type}_total", $"Total {type} Reactions",
            $"The number of {type} reactions to your posts.", Measure.Reactions(type))),
        .. VideoMetrics,
        new MetricWithoutData("page_lifetime_engaged_followers_unique"),
        new CountryMetric("page_follows_country", "Follows by country", "The number of people who have followed your Page, by country."),
        new MetricWithoutData("page_follows_city"),
        new MetricWithoutData("content_monetization_earnings"),
    ];

    private static readonly Dictionary<string, InsightsMetric> ByName = All.ToDictionary(m => m.Name, StringComparer.Ordinal);

    private static IEnumerable<InsightsMetric> VideoMetrics =>
    [
        new AdditiveMetric("page_video_views", "Total Video Views", "The number of times your videos played for at least 3 seconds.",
            Measure.VideoViews),
        new AdditiveMetric("page_video_views_paid", "Paid Video Views", "The number of paid plays of at least 3 seconds.",
            Measure.VideoViewsPaid),
        new AdditiveMetric("page_video_views_organic", "Organic Video Views", "The number of organic plays of at least 3 seconds.",
            Measure.VideoViews, Measure.VideoViewsPaid),
        new AdditiveMetric("page_video_views_autoplayed", "Auto-Played Video Views", "The number of plays that started by themselves.",
            Measure.VideoViewsAutoplayed),
        new AdditiveMetric("page_video_views_click_to_play", "Click-to-Play Video Views", "The number of plays that a click started.",
            Measure.VideoViews, Measure.VideoViewsAutoplayed),
        new PaidSplitMetric("page_video_views_by_paid_non_paid", "Total Video Views by paid/non-paid",
            "Plays of at least 3 seconds by paid and non-paid.",
            Measure.VideoViews, Measure.VideoViewsPaid),
        new MetricWithoutData("page_video_views_by_uploaded_hosted"),
        new AdditiveMetric("page_video_complete_views_30s", "30-Second Video Views", "The number of plays of at least 30 seconds.",
            Measure.VideoViews30Seconds),
        new AdditiveMetric("page_video_repeat_views", "Repeat Video Views", "The number of times your videos were played again.",
            Measure.VideoRepeats),
        new AdditiveMetric("page_video_view_time", "Video View Time", "The total time your videos were played, in milliseconds.",
            Measure.VideoViewTime),
    ];

    public static bool Knows(string name) => ByName.ContainsKey(name);

    /// <exception cref="GraphException">A name is not a metric: the whole call fails, and the error does not say which.</exception>
    public static IReadOnlyList<InsightsMetric> Find(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            throw new GraphException(GraphError.NoMetric());
        return names.All(Knows) ? [.. names.Distinct().Select(n => ByName[n])] : throw new GraphException(GraphError.BadMetric());
    }
}

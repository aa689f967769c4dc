namespace Engagement.Simulator.Pages;

/// <summary>What can be known of a page's day: the column names of page_days.csv (docs/replay-format.md says what each means).</summary>
internal static class Measure
{
    public const string Followers = "followers";
    public const string NewFollows = "new_follows";
    public const string NewFollows7Days = "new_follows_7d";
    public const string NewFollows28Days = "new_follows_28d";
    public const string NewFollowsPaid = "new_follows_paid";
    public const string Unfollows = "unfollows";
    public const string Unfollows7Days = "unfollows_7d";
    public const string Unfollows28Days = "unfollows_28d";
    public const string Views = "views";
    public const string ViewsFromAds = "views_from_ads";
    public const string Viewers = "viewers";
    public const string Viewers7Days = "viewers_7d";
    public const string Viewers28Days = "viewers_28d";
    public const string Engagements = "engagements";
    public const string PageVisits = "page_visits";
    public const string Actions = "actions";
    public const string VideoViews = "video_views";
    public const string VideoViewsPaid = "video_views_paid";
    public const string VideoViewsAutoplayed = "video_views_autoplayed";
    public const string VideoViews30Seconds = "video_views_30s";
    public const string VideoRepeats = "video_repeats";
    public const string VideoViewTime = "video_view_time_ms";
    public const string EngagedUsers = "engaged_users";

    /// <summary>Every measure that a day can hold and the network still serves, reactions included.</summary>
    public static readonly IReadOnlyList<string> Served =
    [
        Followers, NewFollows, NewFollows7Days, NewFollows28Days, NewFollowsPaid, Unfollows, Unfollows7Days, Unfollows28Days,
        Views, ViewsFromAds, Viewers, Viewers7Days, Viewers28Days, Engagements, PageVisits, Actions,
        VideoViews, VideoViewsPaid, VideoViewsAutoplayed, VideoViews30Seconds, VideoRepeats, VideoViewTime,
        .. ReactionType.All.Select(Reactions), Reactions(ReactionType.Other),
    ];

    /// <summary>Reactions of one type on the day, for example <c>reactions_love</c>.</summary>
    public static string Reactions(string type) => "reactions_" + type;
}

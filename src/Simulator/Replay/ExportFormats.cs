using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Replay;

/// <summary>The exports that are recognised by their headers. docs/replay-format.md explains each line.</summary>
internal static class ExportFormats
{
    private const string NoLivingMetric = "no metric that the network still serves carries it";
    private const string FansOnly = "it counts fans only, which the network no longer reports";

    private static readonly ExportFormat SocialSuitePageDays = new(
        "page analytics of a social media suite", RecordKind.PageDays, ["Date (GMT)"], TimeStyle.DayByItself,
        [
            new("Date (GMT)", "date"),
            new("Page Reactions by Type - Like", Measure.Reactions(ReactionType.Like)),
            new("Page Reactions by Type - Love", Measure.Reactions(ReactionType.Love)),
            new("Page Reactions by Type - Wow", Measure.Reactions(ReactionType.Wow)),
            new("Page Reactions by Type - Haha", Measure.Reactions(ReactionType.Haha)),
            new("Page Reactions by Type - Sorry", Measure.Reactions(ReactionType.Sorry)),
            new("Page Reactions by Type - Sad", Measure.Reactions(ReactionType.Sorry)),
            new("Page Reactions by Type - Anger", Measure.Reactions(ReactionType.Anger)),
            new("Page Reactions by Type - Other", Measure.Reactions(ReactionType.Other)),
            new("Total Reach by Country - *", Measure.Viewers),
            new("Total Reach by Age - *", Measure.Viewers),
            new("Page Engaged Users", Measure.EngagedUsers),
        ],
        [("Page Engagement Rate", NoLivingMetric), ("Negative Feedback Rate", NoLivingMetric)]) { IsZeroReachMissing = true };

    private static readonly ExportFormat PageInsightsDays = new(
        "Page Insights export", RecordKind.PageDays, ["Date", "Daily New Likes"], TimeStyle.DayByItself,
        [
            new("Date", "date"),
            new("Lifetime Total Likes", Measure.Followers),
            new("Daily New Likes", Measure.NewFollows),
            new("Daily Unlikes", Measure.Unfollows),
            new("Daily Page Engaged Users", Measure.EngagedUsers),
            new("Daily Total Reach", Measure.Viewers),
            new("Daily Organic Reach", Measure.Viewers),
            new("Daily Total Impressions", Measure.Views),
            new("Daily Organic impressions", Measure.Views),
            new("Daily Logged-in Page Views", Measure.PageVisits),
            new("Daily Video Repeats", Measure.VideoRepeats),
        ],
        [
            ("Daily Viral impressions", NoLivingMetric),
            ("Daily Organic Reach of Page posts", NoLivingMetric),
            ("Daily Organic impressions of your posts", NoLivingMetric),
            ("Daily Total Consumers", NoLivingMetric),
            ("Daily Total Check-Ins Using Mobile Devices", NoLivingMetric),
        ]) { IsZeroReachMissing = true };

    private static readonly ExportFormat StatusPosts = new(
        "posts by status_id with reactions by type", RecordKind.Posts,
        ["status_id", "status_published", "num_reactions"], TimeStyle.MonthFirst,
        [
            new("page", "page"),
            new("status_id", "post"),
            new("status_type", "type"),
            new("status_published", "created_at"),
            new("num_reactions", "reactions"),
            new("num_comments", "comments"),
            new("num_shares", "shares"),
            new("num_likes", Measure.Reactions(ReactionType.Like)),
            new("num_loves", Measure.Reactions(ReactionType.Love)),
            new("num_wows", Measure.Reactions(ReactionType.Wow)),
            new("num_hahas", Measure.Reactions(ReactionType.Haha)),
            new("num_sads", Measure.Reactions(ReactionType.Sorry)),
            new("num_angrys", Measure.Reactions(ReactionType.Anger)),
        ],
        []);

    private static readonly ExportFormat UndatedPosts = new(
        "post metrics by month, weekday and hour", RecordKind.Posts,
        ["Page_T_Likes", "Month", "Weekday", "Hour", "T_Reach"], TimeStyle.MonthWeekdayHour,
        [
            new("Page_T_Likes", "page_followers"),
            new("Type", "type"),
            new("Month", "month"),
            new("Weekday", "weekday"),
            new("Hour", "hour"),
            new("T_Reach", "viewers"),
            new("T_Impression", "views"),
            new("Consumption", "clicks"),
            new("comment", "comments"),
            new("like", "reactions"),
            new("share", "shares"),
        ],
        [
            ("Category", "posts have no such field"),
            ("Paid", "the API tells paid from organic only in views, and the file gives no split"),
            ("Engaged_Users", NoLivingMetric),
            ("Consumers", NoLivingMetric),
            ("LP_*", FansOnly),
            ("T_Interactions", "it is the sum of comment, like and share"),
        ]);

    /// <summary>The formats of exports; a file that fits none is read as docs/replay-format.md says.</summary>
    public static readonly IReadOnlyList<ExportFormat> Exports = [SocialSuitePageDays, PageInsightsDays, StatusPosts, UndatedPosts];

    /// <summary>The documented format, by file name.</summary>
    public static readonly IReadOnlyDictionary<string, ExportFormat> Documented =
        new Dictionary<string, ExportFormat>(StringComparer.OrdinalIgnoreCase)
        {
            ["pages.csv"] = Native("pages.csv", RecordKind.Pages, ["page"],
                ["page", "id", "name", "username", "category", "link", "time_zone", "market", "first_day", "last_day"]),
            ["page_days.csv"] = Native("page_days.csv", RecordKind.PageDays, ["date"],
                ["page", "date", Measure.EngagedUsers, .. Measure.Served]),
            ["posts.csv"] = Native("posts.csv", RecordKind.Posts, ["post", "created_at"],
                [
                    "page", "post", "created_at", "type", "message", "permalink", "reactions", .. ReactionType.All.Select(Measure.Reactions),
                    "comments", "shares", "views", "views_from_ads", "viewers", "clicks", "link_clicks", "video_views", "page_followers",
                ], ("message_length", "posts have no such field")),
            ["comments.csv"] = Native("comments.csv", RecordKind.Comments, ["post", "comment", "created_at"],
                ["page", "post", "comment", "created_at", "parent", "author", "author_name", "from_page", "message", "likes", "hidden"]),
        };

    private static ExportFormat Native(string name, RecordKind kind, string[] signature, string[] columns,
        params (string, string)[] notServed) =>
        new(name, kind, signature, TimeStyle.Iso, [.. columns.Select(c => new ColumnAlias(c, c))], notServed);
}

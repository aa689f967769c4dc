namespace Engagement.Core;

/// <summary>How daily values of a metric combine into a value for several days.</summary>
public enum Additivity
{
    /// <summary>Daily values may be summed.</summary>
    Sum,

    /// <summary>A running total: the value of the last day stands for the period. Never summed.</summary>
    Last,

    /// <summary>Counts distinct people. Never summed: a person seen on two days is one person.</summary>
    Unique,
}

/// <summary>One thing that networks report about a page for each day, in the pipeline's own vocabulary.</summary>
/// <remarks>A network's folder says which of its metrics feeds which of these; one column has one meaning on every network.</remarks>
public sealed class PageMetric
{
    /// <summary>Followers at the end of the day (a running total).</summary>
    public static readonly PageMetric Followers = new(nameof(Followers), Additivity.Last);

    /// <summary>Follows gained on the day.</summary>
    public static readonly PageMetric NewFollows = new(nameof(NewFollows), Additivity.Sum);

    /// <summary>Follows lost on the day.</summary>
    public static readonly PageMetric Unfollows = new(nameof(Unfollows), Additivity.Sum);

    /// <summary>Times the page's content was shown or played on the day.</summary>
    public static readonly PageMetric Views = new(nameof(Views), Additivity.Sum);

    /// <summary>People who saw the page's content on the day.</summary>
    public static readonly PageMetric Viewers = new(nameof(Viewers), Additivity.Unique);

    /// <summary>People who saw the page's content in the 7 days that end with this one, as the network counts them.</summary>
    public static readonly PageMetric ViewersTrailing7Days = new(nameof(ViewersTrailing7Days), Additivity.Unique);

    /// <summary>People who saw the page's content in the 28 days that end with this one, as the network counts them.</summary>
    public static readonly PageMetric ViewersTrailing28Days = new(nameof(ViewersTrailing28Days), Additivity.Unique);

    /// <summary>Reactions, comments, shares and clicks on the page's content on the day.</summary>
    public static readonly PageMetric Engagements = new(nameof(Engagements), Additivity.Sum);

    /// <summary>Visits to the page itself on the day.</summary>
    public static readonly PageMetric PageVisits = new(nameof(PageVisits), Additivity.Sum);

    /// <summary>Posts that the page published on the day.</summary>
    public static readonly PageMetric PostsPublished = new(nameof(PostsPublished), Additivity.Sum);

    /// <summary>Of the day's views, those that ads brought.</summary>
    public static readonly PageMetric ViewsFromAds = new(nameof(ViewsFromAds), Additivity.Sum);

    /// <summary>Of the day's views, those that no ad brought.</summary>
    public static readonly PageMetric ViewsOrganic = new(nameof(ViewsOrganic), Additivity.Sum);

    /// <summary>Reactions to the page's posts on the day, of every type.</summary>
    public static readonly PageMetric Reactions = new(nameof(Reactions), Additivity.Sum);

    /// <summary>Of the day's reactions, likes ("care" included).</summary>
    public static readonly PageMetric ReactionsLike = new(nameof(ReactionsLike), Additivity.Sum);

    /// <summary>Of the day's reactions, loves.</summary>
    public static readonly PageMetric ReactionsLove = new(nameof(ReactionsLove), Additivity.Sum);

    /// <summary>Of the day's reactions, wows.</summary>
    public static readonly PageMetric ReactionsWow = new(nameof(ReactionsWow), Additivity.Sum);

    /// <summary>Of the day's reactions, hahas.</summary>
    public static readonly PageMetric ReactionsHaha = new(nameof(ReactionsHaha), Additivity.Sum);

    /// <summary>Of the day's reactions, sad ones.</summary>
    public static readonly PageMetric ReactionsSorry = new(nameof(ReactionsSorry), Additivity.Sum);

    /// <summary>Of the day's reactions, angry ones.</summary>
    public static readonly PageMetric ReactionsAnger = new(nameof(ReactionsAnger), Additivity.Sum);

    /// <summary>Of the day's reactions, those of types that have no metric of their own.</summary>
    public static readonly PageMetric ReactionsOther = new(nameof(ReactionsOther), Additivity.Sum);

    /// <summary>Plays of the page's videos on the day, as the network counts a play.</summary>
    public static readonly PageMetric VideoViews = new(nameof(VideoViews), Additivity.Sum);

    /// <summary>Of the day's plays, those that ads brought.</summary>
    public static readonly PageMetric VideoViewsPaid = new(nameof(VideoViewsPaid), Additivity.Sum);

    /// <summary>Of the day's plays, those that no ad brought.</summary>
    public static readonly PageMetric VideoViewsOrganic = new(nameof(VideoViewsOrganic), Additivity.Sum);

    /// <summary>Clicks on the page's contact details and call to action on the day.</summary>
    public static readonly PageMetric ContactClicks = new(nameof(ContactClicks), Additivity.Sum);

    /// <summary>People who newly liked the page on the day.</summary>
    public static readonly PageMetric FanAdds = new(nameof(FanAdds), Additivity.Sum);

    /// <summary>Of the day's new likes, those that ads brought.</summary>
    public static readonly PageMetric FanAddsPaid = new(nameof(FanAddsPaid), Additivity.Sum);

    /// <summary>Of the day's new likes, those that no ad brought.</summary>
    public static readonly PageMetric FanAddsUnpaid = new(nameof(FanAddsUnpaid), Additivity.Sum);

    /// <summary>People who like the page (a running total, other than followers), as read when the day had just ended.</summary>
    public static readonly PageMetric Fans = new(nameof(Fans), Additivity.Last);

    /// <summary>Every page metric, in the order of columns.</summary>
    public static readonly IReadOnlyList<PageMetric> All =
    [
        Followers, NewFollows, Unfollows, Views, Viewers, ViewersTrailing7Days, ViewersTrailing28Days, Engagements, PageVisits, PostsPublished,
        ViewsFromAds, ViewsOrganic,
        Reactions, ReactionsLike, ReactionsLove, ReactionsWow, ReactionsHaha, ReactionsSorry, ReactionsAnger, ReactionsOther,
        VideoViews, VideoViewsPaid, VideoViewsOrganic,
        ContactClicks,
        FanAdds, FanAddsPaid, FanAddsUnpaid,
        Fans,
    ];

    private PageMetric(string name, Additivity additivity) => (Name, Additivity) = (name, additivity);

    /// <summary>PascalCase name: the column in storage.</summary>
    public string Name { get; }

    /// <summary>How values of several days combine.</summary>
    public Additivity Additivity { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

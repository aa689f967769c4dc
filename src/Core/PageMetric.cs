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

    /// <summary>Every page metric, in the order of columns.</summary>
    public static readonly IReadOnlyList<PageMetric> All =
        [Followers, NewFollows, Unfollows, Views, Viewers, ViewersTrailing7Days, ViewersTrailing28Days, Engagements, PageVisits, PostsPublished];

    private PageMetric(string name, Additivity additivity) => (Name, Additivity) = (name, additivity);

    /// <summary>PascalCase name: the column in storage.</summary>
    public string Name { get; }

    /// <summary>How values of several days combine.</summary>
    public Additivity Additivity { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

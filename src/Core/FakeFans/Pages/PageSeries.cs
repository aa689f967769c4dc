namespace Engagement.Core.FakeFans.Pages;

/// <summary>A page's daily counts as rows of numbers, one per metric, in which a day without a value is NaN: missing is not zero.</summary>
/// <remarks>Fill it with <see cref="Set"/>, or from stored days with <see cref="Of"/>.</remarks>
/// <param name="days">The days that it covers.</param>
public sealed class PageSeries(DayRange days)
{
    private readonly Dictionary<PageMetric, double[]> _metrics = [];
    private readonly Dictionary<string, double[]> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<DateOnly, (string Id, long Engagements)> _bestPosts = [];

    /// <summary>The days that it covers.</summary>
    public DayRange Days { get; } = days;

    /// <summary>How many days.</summary>
    public int Count => Days.DayCount;

    /// <summary>The country codes that followers are known of.</summary>
    public IReadOnlyCollection<string> Countries => _countries.Keys;

    /// <summary>The metrics that have a value on some day.</summary>
    public IReadOnlyCollection<PageMetric> Metrics => _metrics.Keys;

    /// <summary>What is known of a page, as a series over its days from the first to the last.</summary>
    /// <param name="metrics">Days of one page, in any order; not empty.</param>
    /// <param name="countries">Followers by country of the same page; may be empty.</param>
    /// <param name="posts">Posts of the same page; may be empty.</param>
    /// <exception cref="ArgumentException">There is no day.</exception>
    public static PageSeries Of(IReadOnlyCollection<DailyPageMetrics> metrics, IEnumerable<FollowersByCountry> countries, IEnumerable<Post> posts)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(countries);
        ArgumentNullException.ThrowIfNull(posts);
        if (metrics.Count == 0)
            throw new ArgumentException("a series needs a day", nameof(metrics));
        var series = new PageSeries(new(metrics.Min(day => day.Day), metrics.Max(day => day.Day)));
        foreach (var day in metrics)
            foreach (var (metric, value) in day.Values)
                if (value.Count is { } count)
                    series.Set(metric, day.Day, count);
        foreach (var day in countries)
            foreach (var (country, followers) in day.Followers)
                if (followers.Count is { } count)
                    series.SetCountry(country, day.Day, count);
        foreach (var post in posts)
            series.AddPost(post);
        return series;
    }

    /// <summary>Gives a metric its value of a day; days outside the series are passed over.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="day">The network's day.</param>
    /// <param name="value">The count, 0 or more; NaN when it is missing.</param>
    public void Set(PageMetric metric, DateOnly day, double value)
    {
        if (Days.Contains(day))
            Row(_metrics, metric)[Index(day)] = value;
    }

    /// <summary>Gives the followers of a country at the end of a day; days outside the series are passed over.</summary>
    /// <param name="country">ISO 3166-1 code.</param>
    /// <param name="day">The network's day.</param>
    /// <param name="followers">The count, 0 or more.</param>
    public void SetCountry(string country, DateOnly day, double followers)
    {
        if (Days.Contains(day))
            Row(_countries, country)[Index(day)] = followers;
    }

    /// <summary>Takes note of a post, of which a viral one can explain what came after it.</summary>
    /// <param name="post">A post of the page; its counts are those of its whole life.</param>
    public void AddPost(Post post)
    {
        ArgumentNullException.ThrowIfNull(post);
        var day = post.Page.Network.DayOf(post.CreatedAt);
        var engagements = (post.Reactions.Count ?? 0) + (post.Comments.Count ?? 0) + (post.Shares.Count ?? 0);
        if (!_bestPosts.TryGetValue(day, out var best) || engagements > best.Engagements)
            _bestPosts[day] = (post.Id, engagements);
    }

    /// <summary>A metric by day, NaN where it is missing; all NaN when it was never given.</summary>
    /// <param name="metric">The metric.</param>
    public ReadOnlySpan<double> this[PageMetric metric] => _metrics.TryGetValue(metric, out var row) ? row : Missing();

    /// <summary>The followers of a country by day, NaN where they are missing.</summary>
    /// <param name="country">One of <see cref="Countries"/>.</param>
    public ReadOnlySpan<double> InCountry(string country) => _countries[country];

    internal DateOnly Day(int index) => Days.FirstDay.AddDays(index);

    internal int Index(DateOnly day) => day.DayNumber - Days.FirstDay.DayNumber;

    /// <summary>The best post of days from one to another, and the median of the best posts of all days.</summary>
    internal (string Id, double TimesUsual)? BestPost(DateOnly first, DateOnly last)
    {
        var best = _bestPosts.Where(post => post.Key >= first && post.Key <= last).Select(post => post.Value).DefaultIfEmpty().MaxBy(post => post.Engagements);
        if (best.Id is null || _bestPosts.Count < 5)
            return null;
        var usual = _bestPosts.Values.Select(post => (double)post.Engagements).Order().ElementAt(_bestPosts.Count / 2);
        return (best.Id, best.Engagements / Math.Max(1, usual));
    }

    private double[] Row<TKey>(Dictionary<TKey, double[]> rows, TKey key)
        where TKey : notnull
    {
        if (!rows.TryGetValue(key, out var row))
            rows[key] = row = Missing();
        return row;
    }

    private double[] Missing()
    {
        var row = new double[Count];
        Array.Fill(row, double.NaN);
        return row;
    }
}

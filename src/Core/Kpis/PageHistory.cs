namespace Engagement.Core.Kpis;

/// <summary>Days and posts of one page in order, so that many periods can be computed from them without looking at all of them each time.</summary>
public sealed class PageHistory
{
    /// <summary>A history without days and posts.</summary>
    public static readonly PageHistory Empty = new([], []);

    private readonly DailyPageMetrics[] _days;
    private readonly (DateOnly Day, Post Post)[] _posts;

    /// <summary>Takes in days and posts, in any order; both sequences are read once.</summary>
    /// <param name="days">What the network reported, at most one row per day.</param>
    /// <param name="posts">The posts, each once, with their counts as last read.</param>
    /// <exception cref="ArgumentException">A day or a post is given twice, or two pages are mixed.</exception>
    public PageHistory(IEnumerable<DailyPageMetrics> days, IEnumerable<Post> posts)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(posts);
        _days = [.. days.OrderBy(day => day.Day)];
        _posts = [.. posts.Select(post => (Day: post.Page.Network.DayOf(post.CreatedAt), Post: post)).OrderBy(post => post.Day)];
        Check(nameof(days), nameof(posts));
    }

    /// <summary>A post that was published in a period; null when there is none with that id.</summary>
    /// <param name="period">The network's days.</param>
    /// <param name="id">The network's id of the post.</param>
    public Post? FindPost(DayRange period, string id)
    {
        foreach (var (_, post) in Posts(period))
            if (post.Id == id)
                return post;
        return null;
    }

    internal ReadOnlySpan<DailyPageMetrics> Days(DayRange period)
    {
        var first = Below(_days, day => day.Day, period.FirstDay);
        return _days.AsSpan(first, Below(_days, day => day.Day, period.LastDay.AddDays(1)) - first);
    }

    internal ReadOnlySpan<(DateOnly Day, Post Post)> Posts(DayRange period)
    {
        var first = Below(_posts, post => post.Day, period.FirstDay);
        return _posts.AsSpan(first, Below(_posts, post => post.Day, period.LastDay.AddDays(1)) - first);
    }

    /// <summary>How many items lie before a day.</summary>
    private static int Below<T>(T[] ordered, Func<T, DateOnly> dayOf, DateOnly day)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = dayOf(ordered[middle]) < day ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private void Check(string days, string posts)
    {
        PageKey? page = null;
        for (var i = 0; i < _days.Length; i++)
        {
            page = SamePage(page, _days[i].Page, days);
            if (i > 0 && _days[i - 1].Day == _days[i].Day)
                throw new ArgumentException($"{page} {_days[i].Day:o} is given twice; give each day once, corrections merged", days);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, post) in _posts)
        {
            page = SamePage(page, post.Page, posts);
            if (!seen.Add(post.Id))
                throw new ArgumentException($"post {post.Id} of {page} is given twice; give each post once", posts);
        }
    }

    private static PageKey SamePage(PageKey? first, PageKey next, string parameter) => first is null || first == next
        ? next
        : throw new ArgumentException($"{next} is mixed with {first}; compute each page by itself", parameter);
}

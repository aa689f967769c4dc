using Engagement.Core;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Replay;

/// <summary>Puts the rows of a data set together into pages.</summary>
internal sealed class PageAssembly(string dataSet, ReplayReport report)
{
    public int DayCount { get; private set; }

    public int PostCount { get; private set; }

    public int CommentCount { get; private set; }

    public int RepeatedCount { get; private set; }

    public IReadOnlyList<RecordedHistory> Assemble(IReadOnlyList<PageRow> pages, IReadOnlyList<PageDayRow> days,
        IReadOnlyList<PostRow> posts, IReadOnlyList<CommentRow> comments)
    {
        var described = pages.GroupBy(p => p.Page, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Last(), StringComparer.Ordinal);
        var names = days.Select(d => d.Page).Concat(posts.Select(p => p.Page)).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var unknown in described.Keys.Except(names.OfType<string>()))
            report.Note($"{dataSet}: page '{unknown}' of pages.csv has neither days nor posts and is not served");

        var daysByPage = days.ToLookup(d => d.Page);
        var postsByPage = posts.ToLookup(p => p.Page);
        var commentsByPage = comments.ToLookup(c => c.Page);
        var histories = new List<RecordedHistory>();
        foreach (var name in names)
        {
            var row = name is null ? null : described.GetValueOrDefault(name);
            histories.Add(Assemble(name, row, [.. daysByPage[name]], [.. postsByPage[name]], [.. commentsByPage[name]]));
        }

        ReportLost(comments, names);
        return histories;
    }

    private RecordedHistory Assemble(
        string? name, PageRow? row, List<PageDayRow> dayRows, List<PostRow> postRows, List<CommentRow> commentRows)
    {
        var profile = Profile(name, row);
        var days = OneOfEachDay(dayRows);
        var posts = OneOfEachPost(postRows);
        AddFollowers(days, posts);
        var recorded = days.Keys.Concat(posts.Select(p => Network.Facebook.DayOf(p.CreatedAt))).ToList();
        var first = new[] { recorded.Min(), row?.FirstDay ?? DateOnly.MaxValue }.Min();
        var last = new[] { recorded.Max(), row?.LastDay ?? DateOnly.MinValue }.Max();
        DayCount += days.Count;
        PostCount += posts.Count;
        return new(profile, days, new CommentAssembly(profile, report, count => CommentCount += count).AddTo(posts, commentRows),
            new(first, last));
    }

    private PageProfile Profile(string? name, PageRow? row)
    {
        var id = row?.Id ?? PageIds.Of(dataSet, name);
        var displayName = row?.Name ?? (name is null ? dataSet : $"{name} ({dataSet})");
        return new(id, displayName, AccessTokens.OfPage("replay", id), row?.TimeZone ?? "UTC", row?.Market ?? "ZZ")
        {
            Username = row?.Username,
            Category = row?.Category,
            Link = row?.Link,
        };
    }

    private Dictionary<DateOnly, PageDay> OneOfEachDay(List<PageDayRow> rows)
    {
        var byDay = new Dictionary<DateOnly, PageDayRow>();
        foreach (var row in rows)
        {
            if (byDay.TryAdd(row.Day.Day, row))
                continue;
            RepeatedCount++;
            report.Note($"{row.Row.File}, line {row.Row.Line}: day {row.Day.Day:yyyy-MM-dd} is already on line "
                + $"{byDay[row.Day.Day].Row.Line}, which is served; remove one of them");
        }

        return byDay.ToDictionary(d => d.Key, d => d.Value.Day);
    }

    /// <summary>Exact repeats count once; of rows that differ, the one with the latest time is the latest reading.</summary>
    private List<PostRow> OneOfEachPost(List<PostRow> rows)
    {
        var kept = new List<PostRow>();
        var exact = new List<(RecordRow First, RecordRow Again)>();
        foreach (var same in rows.GroupBy(p => p.Content.Id, StringComparer.Ordinal))
        {
            var latest = same.MaxBy(p => p.CreatedAt)!;
            kept.Add(latest);
            foreach (var other in same.Where(p => p != latest))
            {
                RepeatedCount++;
                if (other.Row.HasSameCells(latest.Row))
                    exact.Add((latest.Row, other.Row));
                else
                    report.Note($"{other.Row.File}, line {other.Row.Line}: post '{other.Post}' is also on line {latest.Row.Line} "
                        + "with a later time; that row is served and this one is not");
            }
        }

        if (exact.Count > 0)
            report.Note($"{exact[0].Again.File}: {exact.Count} rows of page '{rows[0].Page ?? dataSet}' repeat another row exactly "
                + $"(line {exact[0].Again.Line} repeats line {exact[0].First.Line}); each post is served once");
        return kept;
    }

    private static void AddFollowers(Dictionary<DateOnly, PageDay> days, IEnumerable<PostRow> posts)
    {
        foreach (var post in posts.Where(p => p.PageFollowers is not null).OrderBy(p => p.CreatedAt))
        {
            var day = Network.Facebook.DayOf(post.CreatedAt);
            var values = days.TryGetValue(day, out var known) ? new Dictionary<string, long>(known.Values) : [];
            values[Measure.Followers] = post.PageFollowers!.Value;
            days[day] = new(day, values);
        }
    }

    private void ReportLost(IEnumerable<CommentRow> comments, List<string?> pages)
    {
        var lost = comments.Count(c => !pages.Contains(c.Page));
        if (lost > 0)
            report.Note($"{dataSet}: {lost} comments are of pages that have no posts and are not served; "
                + "give them the 'page' that posts.csv has");
    }
}

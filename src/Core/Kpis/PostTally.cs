namespace Engagement.Core.Kpis;

/// <summary>Which of a period's days have all their posts counted.</summary>
/// <remarks>
/// A day is missing when the number of its posts is not known, when one of its posts lacks a count, or when fewer posts were given than
/// the day published.
/// </remarks>
/// <param name="period">The network's days.</param>
/// <param name="statusOf">What the counts that matter are worth on a post.</param>
internal sealed class PostTally(DayRange period, Func<Post, MetricStatus> statusOf)
{
    private readonly MetricValue[] _published = new MetricValue[period.DayCount];
    private readonly int[] _counted = new int[period.DayCount];
    private readonly MetricStatus[] _worstPost = NoPosts(period.DayCount);

    /// <summary>Posts with the counts that matter.</summary>
    public long Count { get; private set; }

    /// <summary>For what needs reactions, comments and shares.</summary>
    public static MetricStatus EngagementsOf(Post post) =>
        StatusOrder.WorseOf(post.Reactions.Status, StatusOrder.WorseOf(post.Comments.Status, post.Shares.Status));

    public void Add(DailyPageMetrics day) => _published[IndexOf(day.Day)] = day[PageMetric.PostsPublished];

    public void Add(Post post, DateOnly publishedOn)
    {
        var day = IndexOf(publishedOn);
        var status = statusOf(post);
        _worstPost[day] = StatusOrder.WorseOf(_worstPost[day], status);
        if (!status.HasValue())
            return;
        _counted[day]++;
        Count++;
    }

    public DayTally Days()
    {
        var tally = new DayTally(period.DayCount);
        for (var day = 0; day < _published.Length; day++)
            tally.Add(StatusOf(day));
        return tally;
    }

    private static MetricStatus[] NoPosts(int dayCount)
    {
        var days = new MetricStatus[dayCount];
        Array.Fill(days, MetricStatus.Ok);
        return days;
    }

    /// <param name="day">Index of the day in the period.</param>
    public MetricStatus StatusOf(int day)
    {
        var status = StatusOrder.WorseOf(_published[day].Status, _worstPost[day]);
        return status.HasValue() && _counted[day] < _published[day].Count ? MetricStatus.NotCollected : status;
    }

    private int IndexOf(DateOnly day) => day.DayNumber - period.FirstDay.DayNumber;
}

namespace Engagement.Core.Kpis;

/// <summary>A KPI that divides what the period's posts have earned of one kind by how many they are.</summary>
internal abstract class CountPerPost(KpiDefinition definition, DayRange period, Func<Post, MetricValue> count) : KpiAccumulator(definition, period)
{
    private readonly PostTally _posts = new(period, post => count(post).Status);
    private Int128 _sum;

    public override void Add(DailyPageMetrics day) => _posts.Add(day);

    public override void Add(Post post, DateOnly publishedOn)
    {
        _posts.Add(post, publishedOn);
        _sum += count(post).Count ?? 0;
    }

    public override PeriodKpi Result()
    {
        var days = _posts.Days();
        if (_posts.Count == 0)
            return days.Missing > 0 ? Result(null, days.MissingReason, 0, days.Missing) : Result(null, MetricStatus.Undefined, 0, 0, 0, 0);
        var status = days.Missing > 0 ? MetricStatus.Partial : days.Status;
        return Result((double)_sum / _posts.Count, status, _posts.Count, days.Missing, (double)_sum, _posts.Count);
    }
}

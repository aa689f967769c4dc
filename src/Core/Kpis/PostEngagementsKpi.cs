namespace Engagement.Core.Kpis;

/// <summary>What the period's own posts have earned so far; <see cref="EngagementsKpi"/> counts by the day of the engagement.</summary>
internal sealed class PostEngagementsKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "post_engagements",
        Version: 1,
        NameEn: "Engagements with the period's posts",
        NameFr: "Engagements des publications de la période",
        Unit: KpiUnit.Count,
        Formula: "sum of reactions + comments + shares, as last read, of the posts published in the period; 0 when none was published",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "posts with known reactions, comments and shares",
        UndefinedWhen: "never",
        Source: "the network's posts (Facebook: published_posts with reactions, comments and shares)")
    {
        IsBentByGaps = true,
    };

    private readonly PostTally _posts = new(period, PostTally.EngagementsOf);
    private Int128 _sum;

    public override void Add(DailyPageMetrics day) => _posts.Add(day);

    public override void Add(Post post, DateOnly publishedOn)
    {
        _posts.Add(post, publishedOn);
        _sum += post.Engagements ?? 0;
    }

    public override PeriodKpi Result()
    {
        var days = _posts.Days();
        return (_posts.Count, days.Missing) switch
        {
            (0, > 0) => Result(null, days.MissingReason, 0, days.Missing),
            (_, > 0) => Result((double)_sum, MetricStatus.Partial, _posts.Count, days.Missing),
            _ => Result((double)_sum, days.Status, _posts.Count, 0),
        };
    }
}

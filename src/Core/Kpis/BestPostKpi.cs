namespace Engagement.Core.Kpis;

/// <summary>Of posts with equally many engagements the earliest, then the one with the smaller id: the answer never wavers.</summary>
internal sealed class BestPostKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "best_post",
        Version: 1,
        NameEn: "Best post",
        NameFr: "Meilleure publication",
        Unit: KpiUnit.Count,
        Formula: "most engagements (reactions + comments + shares, as last read) of a post published in the period",
        Numerator: "engagements of the best post",
        Denominator: "median engagements of the period's posts",
        CountedByN: "posts with known reactions, comments and shares",
        UndefinedWhen: "no post was published",
        Source: "the network's posts (Facebook: published_posts with reactions, comments and shares)")
    {
        IsBentByGaps = true,
    };

    private readonly PostTally _posts = new(period, PostTally.EngagementsOf);
    private readonly List<long> _engagements = [];
    private Post? _best;

    public override void Add(DailyPageMetrics day) => _posts.Add(day);

    public override void Add(Post post, DateOnly publishedOn)
    {
        _posts.Add(post, publishedOn);
        if (post.Engagements is not { } engagements)
            return;
        _engagements.Add(engagements);
        if (_best is null || IsBetter(post, _best))
            _best = post;
    }

    public override PeriodKpi Result()
    {
        var days = _posts.Days();
        if (_best is null)
            return Result(null, days.Missing > 0 ? days.MissingReason : MetricStatus.Undefined, 0, days.Missing);
        var status = days.Missing > 0 ? MetricStatus.Partial : days.Status;
        return Result(_best.Engagements, status, _posts.Count, days.Missing, _best.Engagements, Median(), postId: _best.Id);
    }

    private static bool IsBetter(Post post, Post best) =>
        (best.Engagements!.Value.CompareTo(post.Engagements!.Value), post.CreatedAt.CompareTo(best.CreatedAt)) switch
        {
            (0, 0) => string.CompareOrdinal(post.Id, best.Id) < 0,
            (0, var later) => later < 0,
            (var fewer, _) => fewer < 0,
        };

    private double Median()
    {
        _engagements.Sort();
        var middle = _engagements.Count / 2;
        return _engagements.Count % 2 == 1 ? _engagements[middle] : ((double)_engagements[middle - 1] + _engagements[middle]) / 2;
    }
}

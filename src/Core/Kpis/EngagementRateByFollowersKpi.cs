namespace Engagement.Core.Kpis;

/// <summary>By followers when the post was published: today's followers would make old posts of a growing page look worse than they were.</summary>
/// <remarks>No interval: one follower can react, comment and share, and people who do not follow the page do so too.</remarks>
internal sealed class EngagementRateByFollowersKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "engagement_rate_by_followers",
        Version: 1,
        NameEn: "Engagement rate by followers at posting time",
        NameFr: "Taux d’engagement par abonné au moment de la publication",
        Unit: KpiUnit.Rate,
        Formula: "sum over the period's posts of reactions + comments + shares, as last read / sum over the same posts of followers at the end of the day of publication",
        Numerator: "engagements of those posts",
        Denominator: "followers at the end of each post's day, once per post",
        CountedByN: "posts with known engagements and followers",
        UndefinedWhen: "no post was published, or followers are 0",
        Source: "Iconosquare: interactions / followers at posting time, here as a ratio of sums (https://support.iconosquare.com/how-are-the-facebook-engagement-reach-rates-calculated)")
    {
        Metrics = [PageMetric.Followers],
    };

    private readonly PostTally _posts = new(period, PostTally.EngagementsOf);
    private readonly MetricValue[] _followers = new MetricValue[period.DayCount];
    private readonly (Int128 Engagements, int Posts, int Counted)[] _published = new (Int128, int, int)[period.DayCount];

    public override void Add(DailyPageMetrics day)
    {
        _posts.Add(day);
        _followers[IndexOf(day.Day)] = day[PageMetric.Followers];
    }

    public override void Add(Post post, DateOnly publishedOn)
    {
        _posts.Add(post, publishedOn);
        ref var day = ref _published[IndexOf(publishedOn)];
        day.Posts++;
        if (post.Engagements is not { } engagements)
            return;
        day.Engagements += engagements;
        day.Counted++;
    }

    public override PeriodKpi Result()
    {
        var days = new DayTally(Period.DayCount);
        var (engagements, followers, posts) = (Int128.Zero, Int128.Zero, 0L);
        for (var day = 0; day < _published.Length; day++)
        {
            var (earned, published, counted) = _published[day];
            // Who followed on a day without posts does not matter.
            days.Add(published == 0 ? _posts.StatusOf(day) : StatusOrder.WorseOf(_posts.StatusOf(day), _followers[day].Status));
            if (counted == 0 || _followers[day].Count is not { } audience)
                continue;
            engagements += earned;
            followers += (Int128)audience * counted;
            posts += counted;
        }
        if (posts == 0)
            return days.Missing > 0 ? Result(null, days.MissingReason, 0, days.Missing) : Result(null, MetricStatus.Undefined, 0, 0, 0, 0);
        var (numerator, denominator) = ((double)engagements, (double)followers);
        return denominator <= 0
            ? Result(null, MetricStatus.Undefined, posts, days.Missing, numerator, denominator)
            : Result(numerator / denominator, days.Missing > 0 ? MetricStatus.Partial : days.Status, posts, days.Missing, numerator, denominator);
    }

    private int IndexOf(DateOnly day) => day.DayNumber - Period.FirstDay.DayNumber;
}

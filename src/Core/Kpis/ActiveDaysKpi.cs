namespace Engagement.Core.Kpis;

/// <summary>How regularly the page speaks: thirty posts on one day are not a month of presence.</summary>
internal sealed class ActiveDaysKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "active_days",
        Version: 1,
        NameEn: "Active days",
        NameFr: "Jours actifs",
        Unit: KpiUnit.Count,
        Formula: "days on which at least one post was published",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "the network's list of posts (Facebook: published_posts), counted by day")
    {
        Metrics = [PageMetric.PostsPublished],
        IsBentByGaps = true,
    };

    private readonly DayTally _days = new(period.DayCount);
    private int _active;

    public override void Add(DailyPageMetrics day)
    {
        var posts = day[PageMetric.PostsPublished];
        _days.Add(posts.Status);
        _active += posts.Count > 0 ? 1 : 0;
    }

    public override PeriodKpi Result() => Result(_days.Known > 0 ? _active : null, _days.Status, _days.Known, _days.Missing);
}

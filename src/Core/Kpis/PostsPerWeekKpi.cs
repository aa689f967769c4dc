namespace Engagement.Core.Kpis;

internal sealed class PostsPerWeekKpi(DayRange period) : KpiAccumulator(Definition, period)
{
    public static readonly KpiDefinition Definition = new(
        Id: "posts_per_week",
        Version: 1,
        NameEn: "Posts per week",
        NameFr: "Publications par semaine",
        Unit: KpiUnit.PerWeek,
        Formula: "posts published / (days with a value / 7)",
        Numerator: "posts published on the days with a value",
        Denominator: "weeks: days with a value / 7",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "Fanpage Karma, Metricool: posts per week (https://academy.fanpagekarma.com/en/facebook-metrics/)")
    {
        Metrics = [PageMetric.PostsPublished],
    };

    private const double DaysPerWeek = 7;
    private readonly DayTally _days = new(period.DayCount);
    private Int128 _posts;

    public override void Add(DailyPageMetrics day)
    {
        var posts = day[PageMetric.PostsPublished];
        _days.Add(posts.Status);
        _posts += posts.Count ?? 0;
    }

    public override PeriodKpi Result()
    {
        if (_days.Known == 0)
            return Result(null, _days.Status, 0, _days.Missing);
        var weeks = _days.Known / DaysPerWeek;
        return Result((double)_posts / weeks, _days.Status, _days.Known, _days.Missing, (double)_posts, weeks);
    }
}

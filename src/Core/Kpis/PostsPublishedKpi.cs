namespace Engagement.Core.Kpis;

internal sealed class PostsPublishedKpi(DayRange period) : MetricSum(Definition, period, PageMetric.PostsPublished)
{
    public static readonly KpiDefinition Definition = new(
        Id: "posts_published",
        Version: 1,
        NameEn: "Posts published",
        NameFr: "Publications",
        Unit: KpiUnit.Count,
        Formula: "sum of the daily numbers of posts published",
        Numerator: "-",
        Denominator: "-",
        CountedByN: "days with a value",
        UndefinedWhen: "never",
        Source: "the network's list of posts (Facebook: published_posts), counted by day")
    {
        Metrics = [PageMetric.PostsPublished],
        IsBentByGaps = true,
    };
}

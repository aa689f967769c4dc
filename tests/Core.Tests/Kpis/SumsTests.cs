namespace Engagement.Core.Tests.Kpis;

/// <summary>The KPIs that are one metric, summed.</summary>
public class SumsTests
{
    public static readonly TheoryData<string, string> Sums = new()
    {
        { "follows_gained", nameof(PageMetric.NewFollows) },
        { "follows_lost", nameof(PageMetric.Unfollows) },
        { "views", nameof(PageMetric.Views) },
        { "views_organic", nameof(PageMetric.ViewsOrganic) },
        { "views_from_ads", nameof(PageMetric.ViewsFromAds) },
        { "reactions", nameof(PageMetric.Reactions) },
        { "engagements", nameof(PageMetric.Engagements) },
        { "posts_published", nameof(PageMetric.PostsPublished) },
    };

    [Theory]
    [MemberData(nameof(Sums))]
    public void Compute_AllDaysFinal_IsTheSum(string id, string metric)
    {
        var kpi = Some.Kpi(id, Some.Days(4), Some.History(Metric(metric), 100, 0, 250, 50));

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((400, null, null));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((4, 0, MetricStatus.Ok));
    }

    [Theory]
    [MemberData(nameof(Sums))]
    public void Compute_GapsRefusedOrWithoutARow_IsPartial(string id, string metric)
    {
        var days = Some.History(Metric(metric), 100, null, 250, 50);

        var kpi = Some.Kpi(id, Some.Days(4), days.SkipLast(1));

        (kpi.Value, kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((350, 2, 2, MetricStatus.Partial));
    }

    [Theory]
    [MemberData(nameof(Sums))]
    public void Compute_OneDayProvisional_IsProvisional(string id, string metric)
    {
        var days = Some.History(2, i => [(Metric(metric), i == 0 ? MetricValue.Ok(1) : MetricValue.Provisional(2))]);

        var kpi = Some.Kpi(id, Some.Days(2), days);

        (kpi.Value, kpi.Status).ShouldBe((3, MetricStatus.Provisional));
    }

    [Theory]
    [MemberData(nameof(Sums))]
    public void Compute_ZerosOnly_IsAKnownZero(string id, string metric)
    {
        var kpi = Some.Kpi(id, Some.Days(2), Some.History(Metric(metric), 0, 0));

        (kpi.Value, kpi.Status).ShouldBe((0, MetricStatus.Ok));
    }

    [Theory]
    [MemberData(nameof(Sums))]
    public void Compute_CountsBeyondLongInSum_DoesNotWrapAround(string id, string metric)
    {
        var kpi = Some.Kpi(id, Some.Days(3), Some.History(Metric(metric), long.MaxValue, long.MaxValue, long.MaxValue));

        kpi.Value!.Value.ShouldBe(3 * Math.Pow(2, 63), 1e5);
    }

    private static PageMetric Metric(string name) => PageMetric.All.Single(m => m.Name == name);
}

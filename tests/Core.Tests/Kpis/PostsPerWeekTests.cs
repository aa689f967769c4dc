namespace Engagement.Core.Tests.Kpis;

public class PostsPerWeekTests
{
    [Fact]
    public void Compute_TwoWeeks_IsTheWeeklyPace()
    {
        // 6 posts / (14 / 7) weeks
        var days = Some.History(PageMetric.PostsPublished, 1, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0);

        var kpi = Some.Kpi("posts_per_week", Some.Days(14), days);

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((3, 6, 2));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((14, 0, MetricStatus.Ok));
    }

    [Fact]
    public void Compute_UnknownDays_CountNeitherAsPostsNorAsTime()
    {
        // 2 posts on 2 known days = 7 a week
        var kpi = Some.Kpi("posts_per_week", Some.Days(4), Some.History(PageMetric.PostsPublished, 1, null, 1, null));

        kpi.Value!.Value.ShouldBe(7, 1e-12);
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((2, 2, MetricStatus.Partial));
    }

    [Fact]
    public void Compute_NothingPublished_IsZero() =>
        Some.Kpi("posts_per_week", Some.Days(2), Some.History(PageMetric.PostsPublished, 0, 0)).Value.ShouldBe(0);

    [Fact]
    public void Compute_NoDayKnown_IsNotCollected()
    {
        var kpi = Some.Kpi("posts_per_week", Some.Days(7), []);

        (kpi.Value, kpi.Numerator, kpi.Denominator, kpi.Status).ShouldBe((null, null, null, MetricStatus.NotCollected));
        (kpi.N, kpi.MissingDays).ShouldBe((0, 7));
    }
}

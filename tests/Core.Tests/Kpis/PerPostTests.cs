namespace Engagement.Core.Tests.Kpis;

/// <summary>Applause, conversation, amplification, and engagement by followers at posting time.</summary>
public class PerPostTests
{
    private static readonly Post[] Posts = [Some.Post("a", 0, 30, 3, 1), Some.Post("b", 0, 10, 0, 0), Some.Post("c", 2, 5, 3, 2)];

    [Theory]
    [InlineData("applause_rate", 45, 15)] // (30 + 10 + 5) / 3
    [InlineData("conversation_rate", 6, 2)] // (3 + 0 + 3) / 3
    [InlineData("amplification_rate", 3, 1)] // (1 + 0 + 2) / 3
    public void PerPost_AllPostsKnown_IsTheSumOverThePosts(string id, double numerator, double value)
    {
        var kpi = Some.Kpi(id, Some.Days(3), Some.History(PageMetric.PostsPublished, 2, 0, 1), Posts);

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((value, numerator, 3));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((3, 0, MetricStatus.Ok));
    }

    [Fact]
    public void PerPost_OtherCountsMissing_DoNotMatter()
    {
        var withoutShares = Posts[0] with { Shares = MetricValue.Missing(MetricStatus.NoPermission) };
        var days = Some.History(PageMetric.PostsPublished, 1);

        Some.Kpi("applause_rate", Some.Days(1), days, withoutShares).Value.ShouldBe(30);
        var amplification = Some.Kpi("amplification_rate", Some.Days(1), days, withoutShares);
        (amplification.Value, amplification.Status).ShouldBe((null, MetricStatus.NoPermission));
    }

    [Theory]
    [InlineData("applause_rate")]
    [InlineData("engagement_rate_by_followers")]
    public void PerPost_NothingPublished_IsUndefined(string id)
    {
        var days = Some.PairedHistory(PageMetric.PostsPublished, PageMetric.Followers, (0, 500), (0, 500));

        var kpi = Some.Kpi(id, Some.Days(2), days);

        (kpi.Value, kpi.N, kpi.Status).ShouldBe((null, 0, MetricStatus.Undefined));
    }

    [Fact]
    public void ByFollowers_PageThatGrew_TakesThoseOfThePostsDay()
    {
        // a: 34 and b: 10 engagements on 400 followers each, c: 10 on 550: 54 of 1350
        var days = Some.PairedHistory(PageMetric.PostsPublished, PageMetric.Followers, (2, 400), (0, 9_999), (1, 550));

        var kpi = Some.Kpi("engagement_rate_by_followers", Some.Days(3), days, Posts);

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((0.04, 54, 1350));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((3, 0, MetricStatus.Ok));
    }

    [Fact]
    public void ByFollowers_FollowersUnknownOnADayWithPosts_LeavesThosePostsOut()
    {
        var days = Some.PairedHistory(PageMetric.PostsPublished, PageMetric.Followers, (2, null), (0, null), (1, 500));

        var kpi = Some.Kpi("engagement_rate_by_followers", Some.Days(3), days, Posts);

        (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((0.02, 10, 500));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((1, 1, MetricStatus.Partial));
    }

    [Fact]
    public void ByFollowers_NoFollowers_IsUndefined()
    {
        var days = Some.PairedHistory(PageMetric.PostsPublished, PageMetric.Followers, (1, 0));

        var kpi = Some.Kpi("engagement_rate_by_followers", Some.Days(1), days, Posts[0]);

        (kpi.Value, kpi.Numerator, kpi.Denominator, kpi.Status).ShouldBe((null, 34, 0, MetricStatus.Undefined));
    }

    [Fact]
    public void ActiveDays_SeveralPostsOnADay_CountOnce()
    {
        var kpi = Some.Kpi("active_days", Some.Days(5), Some.History(PageMetric.PostsPublished, 3, 0, 1, null, 2));

        (kpi.Value, kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((3, 4, 1, MetricStatus.Partial));
    }
}

namespace Engagement.Core.Tests.Kpis;

/// <summary>Post engagements and best post.</summary>
public class PostKpisTests
{
    private static readonly DailyPageMetrics[] ThreePostsInThreeDays = Some.History(PageMetric.PostsPublished, 2, 0, 1);

    /// <summary>Engagements 1, 10 + 3 + 2 = 15 and 4 + 4 + 4 = 12.</summary>
    private static readonly Post[] ThreePosts = [Some.Post("b", 0, 1), Some.Post("a", 0, 10, 3, 2), Some.Post("c", 2, 4, 4, 4)];

    [Fact]
    public void PostEngagements_AllPostsCounted_IsTheSumOverPosts()
    {
        var kpi = Some.Kpi("post_engagements", Some.Days(3), ThreePostsInThreeDays, ThreePosts);

        (kpi.Value, kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((28, 3, 0, MetricStatus.Ok));
    }

    [Fact]
    public void BestPost_AllPostsCounted_IsTheHighestBesideTheMedian()
    {
        // 1, 12, 15: median 12
        var kpi = Some.Kpi("best_post", Some.Days(3), ThreePostsInThreeDays, ThreePosts);

        (kpi.PostId, kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe(("a", 15, 15, 12));
        (kpi.N, kpi.MissingDays, kpi.Status).ShouldBe((3, 0, MetricStatus.Ok));
    }

    [Fact]
    public void BestPost_EvenNumberOfPosts_HasTheMeanOfTheMiddleTwoAsMedian()
    {
        // 1, 4, 7, 20: (4 + 7) / 2
        var days = Some.History(PageMetric.PostsPublished, 4);

        Post[] posts = [Some.Post("a", 0, 20), Some.Post("b", 0, 1), Some.Post("c", 0, 7), Some.Post("d", 0, 4)];
        var kpi = Some.Kpi("best_post", Some.Days(1), days, posts);

        kpi.Denominator.ShouldBe(5.5);
    }

    [Fact]
    public void BestPost_Ties_AreDecidedByTimeThenById()
    {
        var days = Some.History(PageMetric.PostsPublished, 2, 1);
        Post[] posts = [Some.Post("a", 1, 9), Some.Post("c", 0, 9), Some.Post("b", 0, 9)];

        Some.Kpi("best_post", Some.Days(2), days, posts).PostId.ShouldBe("b");
        Some.Kpi("best_post", Some.Days(2), days, [.. posts.Reverse()]).PostId.ShouldBe("b");
    }

    [Fact]
    public void Compute_NothingPublished_HasNoBestPostAndZeroEngagements()
    {
        var days = Some.History(PageMetric.PostsPublished, 0, 0);

        var best = Some.Kpi("best_post", Some.Days(2), days);
        var sum = Some.Kpi("post_engagements", Some.Days(2), days);

        (best.Value, best.PostId, best.Denominator, best.Status).ShouldBe((null, null, null, MetricStatus.Undefined));
        (sum.Value, sum.N, sum.Status).ShouldBe((0, 0, MetricStatus.Ok));
    }

    [Fact]
    public void Compute_NoPostKnownAndDaysMissing_IsNullWithTheReason()
    {
        // Day 1 published nothing, day 2 is not known: neither 0 engagements nor "no post" can be claimed.
        var days = Some.History(PageMetric.PostsPublished, 0, null);

        foreach (var id in new[] { "post_engagements", "best_post" })
        {
            var kpi = Some.Kpi(id, Some.Days(2), days);
            (kpi.Value, kpi.Status, kpi.N, kpi.MissingDays).ShouldBe((null, MetricStatus.MetricRemoved, 0, 1));
        }
    }

    [Fact]
    public void Compute_FewerPostsGivenThanPublished_IsPartial()
    {
        foreach (var id in new[] { "post_engagements", "best_post" })
        {
            var kpi = Some.Kpi(id, Some.Days(3), ThreePostsInThreeDays, Some.Post("a", 0, 10));
            (kpi.Value, kpi.Status, kpi.N, kpi.MissingDays).ShouldBe((10, MetricStatus.Partial, 1, 2));
        }
    }

    [Fact]
    public void Compute_PostWithoutAllCounts_MakesItsDayMissingAndDoesNotCountAsZero()
    {
        var refused = Some.Post("b", 0, 1000) with { Shares = MetricValue.Missing(MetricStatus.NoPermission) };

        foreach (var id in new[] { "post_engagements", "best_post" })
        {
            var kpi = Some.Kpi(id, Some.Days(3), ThreePostsInThreeDays, refused, Some.Post("a", 0, 10), Some.Post("c", 2, 5));
            (kpi.Value, kpi.Status, kpi.N, kpi.MissingDays).ShouldBe((id == "best_post" ? 10 : 15, MetricStatus.Partial, 2, 1));
        }
    }

    [Fact]
    public void Compute_NoPostHasAllCounts_GivesThePostsReason()
    {
        var refused = Some.Post("a", 0, 10) with { Comments = MetricValue.Missing(MetricStatus.NoPermission) };

        var kpi = Some.Kpi("post_engagements", Some.Days(1), Some.History(PageMetric.PostsPublished, 1), refused);

        (kpi.Value, kpi.Status).ShouldBe((null, MetricStatus.NoPermission));
    }

    [Fact]
    public void Compute_ProvisionalCountOfOnePost_IsProvisional()
    {
        var post = Some.Post("a", 0, 10) with { Reactions = MetricValue.Provisional(10) };

        Some.Kpi("post_engagements", Some.Days(1), Some.History(PageMetric.PostsPublished, 1), post).Status
            .ShouldBe(MetricStatus.Provisional);
    }

    [Fact]
    public void Compute_PostsWithoutDailyCounts_ArePartial()
    {
        var kpi = Some.Kpi("post_engagements", Some.Days(2), [], Some.Post("a", 0, 10));

        (kpi.Value, kpi.Status, kpi.MissingDays).ShouldBe((10, MetricStatus.Partial, 2));
    }

    [Fact]
    public void Compute_PostOfTheNextPacificDay_IsOutsideThePeriod()
    {
        // Midnight Pacific is 08:00 UTC in November.
        var lastMinute = Some.Post("a", 0, 10) with { CreatedAt = new(2026, 11, 3, 7, 59, 59, TimeSpan.Zero) };
        var nextDay = Some.Post("b", 0, 99) with { CreatedAt = new(2026, 11, 3, 8, 0, 0, TimeSpan.Zero) };

        var kpi = Some.Kpi("best_post", Some.Days(1), Some.History(PageMetric.PostsPublished, 1), lastMinute, nextDay);

        (kpi.PostId, kpi.N).ShouldBe(("a", 1));
    }
}

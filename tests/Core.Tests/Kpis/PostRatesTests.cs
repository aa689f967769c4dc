using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Kpis;

public class PostRatesTests
{
    private static readonly Post Post = Some.Post("1", 0, reactions: 30, comments: 6, shares: 4) with { Views = MetricValue.Ok(800), Viewers = MetricValue.Provisional(400) };

    [Fact]
    public void Of_APost_DividesItsEngagementsByEach()
    {
        var rates = PostRates.Of(Post, MetricValue.Ok(2000));

        rates.ByViews.ShouldBe(new(0.05, 40, 800, MetricStatus.Ok));
        rates.ByViewers.ShouldBe(new(0.1, 40, 400, MetricStatus.Provisional));
        rates.ByFollowers.ShouldBe(new(0.02, 40, 2000, MetricStatus.Ok));
    }

    [Fact]
    public void Of_WhatIsMissingOrZero_IsNotZero()
    {
        PostRates.Of(Post with { Views = MetricValue.Ok(0) }, MetricValue.Missing(MetricStatus.NoPermission)).ShouldBe(new(
            new(null, 40, 0, MetricStatus.Undefined), new(0.1, 40, 400, MetricStatus.Provisional), new(null, 40, null, MetricStatus.NoPermission)));
        PostRates.Of(Post with { Shares = default }, MetricValue.Ok(1)).ByViews.ShouldBe(new(null, null, 800, MetricStatus.NotCollected));
        PostRates.Of(Some.Post("1", 0, long.MaxValue) with { Views = MetricValue.Ok(1) }, default).ByViews.Value.ShouldBe((double)long.MaxValue);
    }
}

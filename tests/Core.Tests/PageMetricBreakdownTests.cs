namespace Engagement.Core.Tests;

public class PageMetricBreakdownTests
{
    [Fact]
    public void All_Parts_BelongToOneTotalAndAddUpLikeIt()
    {
        PageMetricBreakdown.All.SelectMany(b => b.Parts.Prepend(b.Total)).ShouldBeUnique();
        PageMetricBreakdown.All.ShouldAllBe(b => b.Total.Additivity == Additivity.Sum && b.Parts.All(p => p.Additivity == Additivity.Sum));
    }

    [Fact]
    public void WithSoundBreakdowns_PartsThatAddUp_AreKept()
    {
        var day = Day(MetricValue.Provisional(10), MetricValue.Ok(3), MetricValue.Ok(7));

        day.WithSoundBreakdowns().ShouldBeSameAs(day);
    }

    [Fact]
    public void WithSoundBreakdowns_PartsThatDoNotAddUp_AreLeftOutAndTheTotalKept()
    {
        var sound = Day(MetricValue.Ok(10), MetricValue.Ok(3), MetricValue.Ok(8)).WithSoundBreakdowns();

        sound[PageMetric.Views].ShouldBe(MetricValue.Ok(10));
        sound[PageMetric.ViewsFromAds].ShouldBe(MetricValue.Missing(MetricStatus.Inconsistent));
        sound[PageMetric.ViewsOrganic].ShouldBe(MetricValue.Missing(MetricStatus.Inconsistent));
        sound[PageMetric.Engagements].ShouldBe(MetricValue.Ok(1), "what is no part of a breakdown is left alone");
    }

    [Fact]
    public void WithSoundBreakdowns_PartsThatOverflow_AreLeftOut() =>
        Day(MetricValue.Ok(-2), MetricValue.Ok(long.MaxValue), MetricValue.Ok(long.MaxValue)).WithSoundBreakdowns()[PageMetric.ViewsOrganic]
            .ShouldBe(MetricValue.Missing(MetricStatus.Inconsistent));

    [Fact]
    public void WithSoundBreakdowns_TotalMissing_GivesThePartsItsReason() =>
        Day(MetricValue.Missing(MetricStatus.MetricRemoved), MetricValue.Ok(3), MetricValue.Ok(7)).WithSoundBreakdowns()[PageMetric.ViewsFromAds]
            .ShouldBe(MetricValue.Missing(MetricStatus.MetricRemoved));

    [Fact]
    public void WithSoundBreakdowns_OnePartMissing_LeavesOutTheOther()
    {
        var sound = Day(MetricValue.Ok(10), MetricValue.Ok(3), MetricValue.Missing(MetricStatus.NoPermission)).WithSoundBreakdowns();

        sound[PageMetric.ViewsFromAds].ShouldBe(MetricValue.Missing(MetricStatus.Inconsistent));
        sound[PageMetric.ViewsOrganic].ShouldBe(MetricValue.Missing(MetricStatus.NoPermission));
    }

    private static DailyPageMetrics Day(MetricValue views, MetricValue fromAds, MetricValue organic) => Some.Day(
        Some.FirstDay,
        (PageMetric.Views, views), (PageMetric.ViewsFromAds, fromAds), (PageMetric.ViewsOrganic, organic), (PageMetric.Engagements, MetricValue.Ok(1)));
}

using Engagement.Core;
using Engagement.Functions.Networks.Facebook;

namespace Engagement.Functions.Tests.Networks.Facebook;

public class FacebookPageMetricsTests
{
    // Source: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model; keys and Timestamp aside.
    private const int MaxColumns = 252;

    [Fact]
    public void All_Keys_AreUnique() => FacebookPageMetrics.All.Select(m => m.Key).ShouldBeUnique();

    [Fact]
    public void Collected_MetricsOfOurs_AreAllFedExactlyOnce() =>
        FacebookPageMetrics.Collected.SelectMany(m => m.Feeds!.Metrics).Append(PageMetric.PostsPublished).Append(PageMetric.Fans).ShouldBe(PageMetric.All, ignoreOrder: true);

    [Fact]
    public void Collected_MetricsOfOurs_CombineAsFacebooksDo() =>
        FacebookPageMetrics.Collected.ShouldAllBe(m => m.Feeds!.Metrics.All(ours => ours.Additivity == m.Additivity));

    [Fact]
    public void Collected_Groups_AreTheRequestsThatTheDocsName() =>
        FacebookPageMetrics.Collected.GroupBy(m => (m.Period, m.Breakdown)).Count().ShouldBe(4);

    [Fact]
    public void Ours_ColumnsOfARow_FitTheTable() => (3 + (2 * PageMetric.All.Count)).ShouldBeLessThan(MaxColumns);

    [Fact]
    public void Removed_Names_AreNotOfferedAndTheirSuccessorsAre()
    {
        var offered = FacebookPageMetrics.All.Select(m => m.Name).ToHashSet();

        FacebookRemovedMetrics.All.Select(m => m.Name).ShouldBeUnique();
        FacebookRemovedMetrics.All.ShouldAllBe(m => !offered.Contains(m.Name) && (m.Successor == null || offered.Contains(m.Successor)));
    }

    [Theory]
    [InlineData("page_media_view", "2025-11-15")]
    [InlineData("page_total_media_view_unique", "2026-06-15")]
    [InlineData("page_post_engagements", null)]
    public void SeriesBreaks_OfASuccessor_AreTheDaysOnWhichItTookOver(string name, string? day) =>
        FacebookPageMetrics.All.First(m => m.Name == name).SeriesBreaks.ShouldBe(day is null ? [] : [DateOnly.Parse(day, null)]);
}

namespace Engagement.Core.Tests;

public class SeriesBreakTests
{
    [Theory]
    [InlineData("2025-11-01", "2025-11-14", 0)]
    [InlineData("2025-11-14", "2025-11-15", 1)]
    [InlineData("2025-11-15", "2025-11-30", 0)]
    [InlineData("2025-11-01", "2025-12-31", 1)]
    [InlineData("2026-01-01", "2026-12-31", 0)]
    public void Within_ViewsOnFacebook_IsTheDayThatSeparatesTheEnds(string first, string last, int count) =>
        SeriesBreak.Within(Network.Facebook, [PageMetric.Views], new(Day(first), Day(last))).Count().ShouldBe(count);

    [Fact]
    public void Within_OtherMetricsAndNetworks_HaveNoneOfThese()
    {
        var ever = new DayRange(new(2020, 1, 1), new(2030, 1, 1));

        SeriesBreak.Within(Network.Facebook, [PageMetric.Engagements, PageMetric.PostsPublished], ever).ShouldBeEmpty();
        SeriesBreak.Within(Network.X, PageMetric.All, ever).ShouldBeEmpty();
        SeriesBreak.Within(Network.Facebook, PageMetric.All, ever).Select(b => b.Day).ShouldBe([new(2025, 11, 15), new(2026, 6, 15)]);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}

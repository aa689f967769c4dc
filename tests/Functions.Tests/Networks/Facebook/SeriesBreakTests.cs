using Engagement.Core;
using Engagement.Functions.Networks.Facebook;

namespace Engagement.Functions.Tests.Networks.Facebook;

public class SeriesBreakTests
{
    [Fact]
    public void SeriesBreaks_OfCore_AreThoseOfWhatFacebooksMetricsFeed()
    {
        var fed = FacebookPageMetrics.All.Where(metric => metric.Feeds is not null)
            .SelectMany(metric => metric.Feeds!.Metrics.SelectMany(ours => metric.SeriesBreaks.Select(day => (day, ours.Name)))).Distinct();

        SeriesBreak.All.SelectMany(b => b.Metrics.Select(metric => (b.Day, metric.Name))).ShouldBe(fed, ignoreOrder: true);
    }
}

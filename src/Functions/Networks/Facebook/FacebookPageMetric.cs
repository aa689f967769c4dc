using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>One of Facebook's page metrics as it can be asked for.</summary>
/// <param name="Name">Facebook's name.</param>
/// <param name="Period">"day", or "week" and "days_28": trailing sums with one point per day.</param>
/// <param name="Unit">What is counted: "count", "people", "ms" or "money".</param>
/// <param name="Breakdown">Facebook's breakdown that it is asked with, in a request of its own; null: without one.</param>
/// <param name="Feeds">Which of our metrics it feeds; null while nothing needs it, and then it is not asked for.</param>
internal sealed record FacebookPageMetric(
    string Name, string Period, string Unit, Additivity Additivity, string? Breakdown = null, FacebookMetricFeed? Feeds = null)
{
    /// <summary>What names it among the answers that Facebook gives and refuses, for example "page_media_view|day|is_from_ads".</summary>
    public string Key => Breakdown is null ? $"{Name}|{Period}" : $"{Name}|{Period}|{Breakdown}";

    /// <summary>Removed metrics that this one replaces.</summary>
    public IEnumerable<FacebookRemovedMetric> Replaces => FacebookRemovedMetrics.All.Where(removed => removed.Successor == Name);

    /// <summary>Days from which on numbers are not comparable with those before, because this metric took over from another.</summary>
    public IEnumerable<DateOnly> SeriesBreaks => Replaces.Select(removed => removed.LastValidDay.AddDays(1)).Distinct().Order();
}

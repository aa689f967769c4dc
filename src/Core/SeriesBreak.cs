namespace Engagement.Core;

/// <summary>A day from which on a network counts something differently: numbers of before and after are not comparable.</summary>
/// <param name="Network">The network.</param>
/// <param name="Day">The first day that is counted the new way.</param>
/// <param name="Metrics">What is counted differently.</param>
/// <param name="Cause">What happened.</param>
public sealed record SeriesBreak(Network Network, DateOnly Day, IReadOnlyList<PageMetric> Metrics, string Cause)
{
    /// <summary>Every known break, in order; docs/metrics.md says which metric took over from which.</summary>
    public static readonly IReadOnlyList<SeriesBreak> All =
    [
        new(
            Network.Facebook, new(2025, 11, 15),
            [PageMetric.Followers, PageMetric.NewFollows, PageMetric.Unfollows, PageMetric.Views, PageMetric.ViewsFromAds, PageMetric.ViewsOrganic],
            "views took over from impressions, and follows from likes of the page"),
        new(
            Network.Facebook, new(2026, 6, 15),
            [PageMetric.Viewers, PageMetric.ViewersTrailing7Days, PageMetric.ViewersTrailing28Days],
            "viewers took over from unique impressions"),
    ];

    /// <summary>The breaks of metrics that lie between two days: the earlier one is counted the old way, the later one the new way.</summary>
    /// <param name="network">The network.</param>
    /// <param name="metrics">The metrics that matter.</param>
    /// <param name="days">The earlier and the later day, as a range.</param>
    public static IEnumerable<SeriesBreak> Within(Network network, IReadOnlyCollection<PageMetric> metrics, DayRange days) =>
        All.Where(b => b.Network.Equals(network) && b.Day > days.FirstDay && b.Day <= days.LastDay && b.Metrics.Any(metrics.Contains));
}

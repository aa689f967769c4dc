namespace Engagement.Core.FakeFans.Pages;

/// <summary>A day from which on a network counts something differently, so that values before and after do not compare.</summary>
/// <param name="Day">The first day of the new count.</param>
/// <param name="Metric">What is counted differently; null for everything.</param>
public sealed record SeriesBreak(DateOnly Day, PageMetric? Metric = null)
{
    /// <summary>The known ones of a network.</summary>
    /// <remarks>Facebook replaced or removed page metrics on these days. Source: https://developers.facebook.com/documentation/pages-api/platforminsights/page/deprecated-metrics, 2 March 2026.</remarks>
    /// <param name="network">The network.</param>
    public static IReadOnlyList<SeriesBreak> Of(Network network) => Network.Facebook.Equals(network)
        ? [new(new DateOnly(2025, 11, 15)), new(new DateOnly(2026, 6, 15))]
        : [];
}

using Engagement.Core;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Networks.Facebook;

namespace Engagement.Functions.Feed.Sets;

/// <summary>A metric that a network removed, and what took its place.</summary>
/// <param name="Affected">Our metrics that the successor feeds; none when nothing that is collected is affected.</param>
internal sealed record SeriesBreak(Network Network, string Metric, DateOnly FirstDayAfter, string? Successor, IReadOnlyList<string> Affected);

/// <summary>From which days on a network's numbers are not comparable with those before: a cliff there is no fall.</summary>
internal sealed class SeriesBreaksSet : ComputedSet<SeriesBreak>
{
    private static readonly SeriesBreak[] All =
        [.. FacebookRemovedMetrics.All.Select(removed => new SeriesBreak(
            Network.Facebook, removed.Name, removed.LastValidDay.AddDays(1), removed.Successor,
            [.. FacebookPageMetrics.All.Where(metric => metric.Name == removed.Successor).SelectMany(metric => metric.Feeds?.Metrics ?? []).Select(metric => metric.Name).Distinct()]))
            .OrderBy(KeyText, StringComparer.Ordinal)];

    /// <summary>The earliest of them.</summary>
    public static DateOnly FirstDay { get; } = All.Min(one => one.FirstDayAfter);

    public override string Name => "SeriesBreaks";

    public override string EntityType => "SeriesBreak";

    public override string CaptionEn => "Series breaks";

    public override string CaptionFr => "Ruptures de série";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Property<SeriesBreak>.Key(KeyText),
        Property<SeriesBreak>.Text("Network", "Network", "Réseau", one => one.Network.Name).Required,
        Property<SeriesBreak>.Text("RemovedMetric", "Removed metric", "Mesure supprimée", one => one.Metric).Required,
        Property<SeriesBreak>.Date("Day", "First day after", "Premier jour après", one => one.FirstDayAfter).Required.As(PropertyRole.Day),
        Property<SeriesBreak>.Text("Successor", "Replaced by", "Remplacée par", one => one.Successor),
        Property<SeriesBreak>.Text("AffectedMetrics", "Affected metrics", "Mesures concernées", one => one.Affected.Count == 0 ? null : string.Join(", ", one.Affected)),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToDate()];

    protected override IAsyncEnumerable<SeriesBreak> MakeAsync(FeedScope scope, string? after, CancellationToken cancellation) => All.ToAsyncEnumerable();

    private static string KeyText(SeriesBreak one) => $"{one.Network.Name}{FeedPages.Separator}{one.Metric}";
}

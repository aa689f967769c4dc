using Engagement.Core;
using Engagement.Functions.Feed.Model;

namespace Engagement.Functions.Feed.Sets;

/// <summary>From which days on a network counts a metric differently: a cliff there is no fall.</summary>
internal sealed class SeriesBreaksSet : ComputedSet<(SeriesBreak Break, PageMetric Metric)>
{
    private static readonly (SeriesBreak, PageMetric)[] All =
        [.. SeriesBreak.All.SelectMany(one => one.Metrics.Select(metric => (one, metric))).OrderBy(KeyText, StringComparer.Ordinal)];

    /// <summary>The earliest of them.</summary>
    public static DateOnly FirstDay { get; } = SeriesBreak.All.Min(one => one.Day);

    public override string Name => "SeriesBreaks";

    public override string EntityType => "SeriesBreak";

    public override string CaptionEn => "Series breaks";

    public override string CaptionFr => "Ruptures de série";

    public override bool NeedsPages => false;

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Property<(SeriesBreak, PageMetric)>.Key(KeyText),
        Property<(SeriesBreak Break, PageMetric Metric)>.Text("Network", "Network", "Réseau", one => one.Break.Network.Name).Required,
        Property<(SeriesBreak Break, PageMetric Metric)>.Text("Metric", "Metric", "Mesure", one => one.Metric.Name).Required,
        Property<(SeriesBreak Break, PageMetric Metric)>.Date("Day", "First day counted differently", "Premier jour compté autrement", one => one.Break.Day).Required.As(PropertyRole.Day),
        Property<(SeriesBreak Break, PageMetric Metric)>.Text("Cause", "Cause", "Cause", one => one.Break.Cause).Required,
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToDate()];

    protected override IAsyncEnumerable<(SeriesBreak Break, PageMetric Metric)> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, CancellationToken cancellation) => All.ToAsyncEnumerable();

    private static string KeyText((SeriesBreak Break, PageMetric Metric) one) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{one.Break.Network.Name}~{one.Break.Day:yyyyMMdd}~{one.Metric.Name}");
}

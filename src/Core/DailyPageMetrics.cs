namespace Engagement.Core;

/// <summary>What a network reported about one page for one of its days.</summary>
/// <remarks>Shape: one per (page, day). A metric that is absent from <see cref="Values"/> was not collected.</remarks>
/// <param name="Page">The page.</param>
/// <param name="Day">The network's day that the values cover, not the day on which they were read.</param>
/// <param name="Values">Values by metric.</param>
public sealed record DailyPageMetrics(PageKey Page, DateOnly Day, IReadOnlyDictionary<PageMetric, MetricValue> Values)
{
    /// <summary>The value of a metric, "not collected" when there is none.</summary>
    public MetricValue this[PageMetric metric] => Values.GetValueOrDefault(metric);

    /// <summary>What is known of the day after a later answer, metric by metric (see <see cref="MetricValue.UpdatedBy"/>).</summary>
    /// <exception cref="ArgumentException">The other row is of another page or day.</exception>
    public DailyPageMetrics UpdatedBy(DailyPageMetrics later)
    {
        ArgumentNullException.ThrowIfNull(later);
        if (later.Page != Page || later.Day != Day)
            throw new ArgumentException($"{later.Page} {later.Day:o} cannot update {Page} {Day:o}", nameof(later));
        var values = new Dictionary<PageMetric, MetricValue>(Values);
        foreach (var (metric, value) in later.Values)
            values[metric] = this[metric].UpdatedBy(value);
        return this with { Values = values };
    }

    /// <summary>The day without parts that do not add up to their total: no breakdown is better than one that misleads.</summary>
    public DailyPageMetrics WithSoundBreakdowns()
    {
        var unsound = PageMetricBreakdown.All.SelectMany(breakdown => breakdown.Unsound(this)).ToList();
        return unsound.Count == 0 ? this : this with { Values = new Dictionary<PageMetric, MetricValue>(Values.Where(v => unsound.All(u => u.Key != v.Key)).Concat(unsound)) };
    }
}

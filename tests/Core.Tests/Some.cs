using Engagement.Core.Kpis;

namespace Engagement.Core.Tests;

/// <summary>Valid values with the parts that a test cares about.</summary>
internal static class Some
{
    public static readonly PageKey Page = new(Network.Facebook, "1000");

    /// <summary>A Monday.</summary>
    public static readonly DateOnly FirstDay = new(2026, 11, 2);

    public static DayRange Days(int count) => new(FirstDay, FirstDay.AddDays(count - 1));

    /// <summary>Consecutive days from <see cref="FirstDay"/> on.</summary>
    public static DailyPageMetrics[] History(int dayCount, Func<int, IEnumerable<(PageMetric, MetricValue)>> valuesOf) =>
        [.. Enumerable.Range(0, dayCount).Select(i => Day(FirstDay.AddDays(i), [.. valuesOf(i)]))];

    /// <summary>Consecutive days with one metric each; null is a metric that the network has removed.</summary>
    public static DailyPageMetrics[] History(PageMetric metric, params long?[] counts) =>
        History(counts.Length, i => [(metric, Value(counts[i]))]);

    /// <summary>Consecutive days with two metrics each.</summary>
    public static DailyPageMetrics[] PairedHistory(PageMetric one, PageMetric other, params (long? One, long? Other)[] counts) =>
        History(counts.Length, i => [(one, Value(counts[i].One)), (other, Value(counts[i].Other))]);

    public static DailyPageMetrics Day(DateOnly day, params (PageMetric Metric, MetricValue Value)[] values) =>
        new(Page, day, values.ToDictionary(v => v.Metric, v => v.Value));

    public static MetricValue Value(long? count) =>
        count is { } known ? MetricValue.Ok(known) : MetricValue.Missing(MetricStatus.MetricRemoved);

    /// <summary>A post published at noon, Pacific, so many days after <see cref="FirstDay"/>.</summary>
    public static Post Post(string id, int dayIndex, long reactions, long comments = 0, long shares = 0) => new(
        Page,
        id,
        new DateTimeOffset(FirstDay.AddDays(dayIndex), new TimeOnly(20, 0), TimeSpan.Zero),
        PostType.Text,
        "Hello",
        null,
        MetricValue.Ok(reactions),
        MetricValue.Ok(comments),
        MetricValue.Ok(shares));

    public static PeriodKpi Kpi(string id, DayRange period, IEnumerable<DailyPageMetrics> days, params Post[] posts) =>
        QuantitativeKpis.Compute(period, new(days, posts)).Single(k => k.Definition.Id == id);
}

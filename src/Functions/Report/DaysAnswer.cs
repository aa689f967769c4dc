using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Report;

/// <summary>What is known of a page's days, or was known when another day was the last complete one.</summary>
internal sealed record DaysAnswer(string Network, string Id, DateOnly FirstDay, DateOnly LastDay, DateOnly? AsOf, IReadOnlyList<DayAnswer> Days)
{
    /// <summary>Every day of the range has an entry: one of which nothing is known says "not_collected", it is not left out.</summary>
    public static DaysAnswer Of(PageKey page, DayRange range, DateOnly? asOf, IEnumerable<DailyPageMetrics> known)
    {
        var byDay = known.ToDictionary(day => day.Day);
        var nothing = new Dictionary<PageMetric, MetricValue>();
        return new(page.Network.Name, page.Id, range.FirstDay, range.LastDay, asOf,
            [.. range.Days().Select(day => DayAnswer.Of(byDay.GetValueOrDefault(day) ?? new(page, day, nothing)))]);
    }
}

internal sealed record DayAnswer(DateOnly Day, IReadOnlyDictionary<string, MetricAnswer> Values)
{
    public static DayAnswer Of(DailyPageMetrics day) => new(
        day.Day, PageMetric.All.ToDictionary(metric => JsonNamingPolicy.CamelCase.ConvertName(metric.Name), metric => MetricAnswer.Of(day[metric])));
}

internal sealed record MetricAnswer(long? Value, string Status)
{
    public static MetricAnswer Of(MetricValue value) => new(value.Count, value.Status.Name());
}

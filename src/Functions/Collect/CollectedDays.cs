using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>Gathers what a network reports about a page for a range of days.</summary>
/// <param name="asOfDay">The last complete day when it was asked for.</param>
internal sealed class CollectedDays(PageKey page, DayRange range, DateOnly asOfDay)
{
    private readonly Dictionary<(DateOnly Day, PageMetric Metric), MetricValue> _values = [];

    public PageKey Page { get; } = page;

    public DayRange Range { get; } = range;

    public DateOnly AsOfDay { get; } = asOfDay;

    /// <summary>Whether the network has reported anything yet.</summary>
    public bool HasAnswers => _values.Values.Any(value => value.Count is not null);

    public void Set(DateOnly day, PageMetric metric, MetricValue value) => _values[(day, metric)] = value;

    /// <summary>Says why the values that are not there are missing.</summary>
    public void SetMissing(IEnumerable<PageMetric> metrics, MetricStatus reason)
    {
        foreach (var metric in metrics)
            foreach (var day in Range.Days())
                _values.TryAdd((day, metric), MetricValue.Missing(reason));
    }

    public IEnumerable<DailyPageMetrics> ToRows() => Range.Days().Select(day => new DailyPageMetrics(
        Page, day, PageMetric.All.Where(m => _values.ContainsKey((day, m))).ToDictionary(m => m, m => _values[(day, m)])));
}

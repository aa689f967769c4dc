using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>Gathers what a network reports about a page for a range of days.</summary>
/// <param name="asOfDay">The last complete day when it was asked for.</param>
internal sealed class CollectedDays(PageKey page, DayRange range, DateOnly asOfDay)
{
    private readonly Dictionary<(DateOnly Day, PageMetric Metric), MetricValue> _values = [];
    private readonly Dictionary<DateOnly, FollowersByCountry> _countries = [];

    public PageKey Page { get; } = page;

    public DayRange Range { get; } = range;

    public DateOnly AsOfDay { get; } = asOfDay;

    /// <summary>Whether the network has reported anything yet.</summary>
    public bool HasAnswers => _values.Values.Any(value => value.Count is not null);

    public MetricValue? Find(DateOnly day, PageMetric metric) => _values.TryGetValue((day, metric), out var value) ? value : null;

    public void Set(DateOnly day, PageMetric metric, MetricValue value) => _values[(day, metric)] = value;

    /// <summary>Says why the values that are not there are missing.</summary>
    public void SetMissing(IEnumerable<PageMetric> metrics, MetricStatus reason)
    {
        foreach (var metric in metrics)
            foreach (var day in Range.Days())
                _values.TryAdd((day, metric), MetricValue.Missing(reason));
    }

    public void SetCountries(DateOnly day, IReadOnlyDictionary<string, MetricValue> followers) => _countries[day] = new(Page, day, followers);

    /// <summary>Says why followers by country are not there, of days where they are not.</summary>
    public void SetCountriesMissing(DayRange range, Func<DateOnly, MetricStatus> reason)
    {
        foreach (var day in range.Days())
            _countries.TryAdd(day, FollowersByCountry.Missing(Page, day, reason(day)));
    }

    /// <summary>Followers by country, of the days of which they were asked for.</summary>
    public IReadOnlyCollection<FollowersByCountry> Countries => _countries.Values;

    public IEnumerable<DailyPageMetrics> ToRows() => Range.Days().Select(day => new DailyPageMetrics(
        Page, day, PageMetric.All.Where(m => _values.ContainsKey((day, m))).ToDictionary(m => m, m => _values[(day, m)])));
}

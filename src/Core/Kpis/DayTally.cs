namespace Engagement.Core.Kpis;

/// <summary>How many of a period's days have a value, and why the others have none. A day never added is "not collected".</summary>
internal sealed class DayTally(int dayCount)
{
    private readonly Dictionary<MetricStatus, int> _missing = [];
    private bool _provisional;

    public int Known { get; private set; }

    public int Missing => dayCount - Known;

    /// <summary>The most frequent reason among missing days; of equally frequent ones the one that names a cause.</summary>
    public MetricStatus MissingReason
    {
        get
        {
            var reasons = new Dictionary<MetricStatus, int>(_missing);
            var neverAdded = Missing - _missing.Values.Sum();
            reasons[MetricStatus.NotCollected] = reasons.GetValueOrDefault(MetricStatus.NotCollected) + neverAdded;
            return reasons.MaxBy(r => (r.Value, r.Key.Severity())).Key;
        }
    }

    /// <summary>The status of a sum over the days that have a value.</summary>
    public MetricStatus Status => Known == 0 ? MissingReason
        : Missing > 0 ? MetricStatus.Partial
        : _provisional ? MetricStatus.Provisional
        : MetricStatus.Ok;

    public void Add(MetricStatus day)
    {
        if (!day.HasValue())
        {
            _missing[day] = _missing.GetValueOrDefault(day) + 1;
            return;
        }
        Known++;
        _provisional |= day == MetricStatus.Provisional;
    }
}

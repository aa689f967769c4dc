using Engagement.Functions.Storage;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>What one window knows of refused metrics, and finds out.</summary>
/// <param name="lastDay">The window's last day, which stands for "now": a message says the same whenever it is delivered.</param>
internal sealed class FacebookKnownRefusals(IReadOnlyDictionary<string, RefusedMetric> stored, DateOnly lastDay)
{
    private readonly Dictionary<string, RefusedMetric> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, RefusedMetric> ToRemember => _found;

    public IEnumerable<string> ToForget => _answered.Where(metric => stored.ContainsKey(metric) && !_found.ContainsKey(metric));

    /// <summary>Whether to do without a metric: refused in this window, or before and not yet due to be asked for again.</summary>
    public bool IsRefused(string metric)
    {
        if (_found.ContainsKey(metric))
            return true;
        if (stored.GetValueOrDefault(metric) is not { } known || lastDay >= known.RetryFromDay)
            return false;
        // As if this window had come first: then the order of messages does not show in what is remembered.
        if (lastDay < known.FirstRefusedDay)
            _found[metric] = known with { FirstRefusedDay = lastDay };
        return true;
    }

    /// <summary>Whether Facebook refused a metric to an earlier window: asked for together with others it would spoil their answer.</summary>
    public bool IsSuspect(string metric) => stored.ContainsKey(metric);

    public void Refuse(string metric) => _found[metric] = RefusedMetric.On(lastDay);

    public void Answer(string metric) => _answered.Add(metric);
}

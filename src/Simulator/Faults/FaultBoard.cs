using System.Collections.Concurrent;

namespace Engagement.Simulator.Faults;

/// <summary>The fault that is set on each page of a network, if any.</summary>
internal sealed class FaultBoard(IReadOnlyList<string> kinds, IReadOnlyList<string> endpoints)
{
    private readonly ConcurrentDictionary<string, Fault> _faults = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <exception cref="ArgumentException">The fault has no meaning; the message says what to send.</exception>
    public void Set(string pageId, Fault fault)
    {
        if (!kinds.Contains(fault.Kind))
            throw new ArgumentException($"kind '{fault.Kind}' is not a fault; use one of: {string.Join(", ", kinds)}");
        if (fault.Kind == FaultKinds.MetricRemoved && string.IsNullOrWhiteSpace(fault.Metric))
            throw new ArgumentException($"metric is missing; {FaultKinds.MetricRemoved} needs the name of the metric to remove");
        if (fault.Times is < 1)
            throw new ArgumentException($"times is {fault.Times}; use 1 or more, or leave it out for a fault that stays");
        if (fault.Endpoint is not null && !endpoints.Contains(fault.Endpoint))
            throw new ArgumentException($"endpoint '{fault.Endpoint}' is not known; use one of: {string.Join(", ", endpoints)}");
        lock (_gate)
        {
            if (fault.Kind == FaultKinds.None)
                _faults.TryRemove(pageId, out _);
            else
                _faults[pageId] = fault;
        }
    }

    /// <summary>The fault that stays on a page, without using it up.</summary>
    public Fault? On(string pageId) => _faults.GetValueOrDefault(pageId);

    /// <summary>The fault that hits a call, counted as one of its times.</summary>
    public Fault? Take(string pageId, string endpoint, IReadOnlyList<string> metrics)
    {
        lock (_gate)
        {
            if (!_faults.TryGetValue(pageId, out var fault) || !Hits(fault, endpoint, metrics))
                return null;
            if (fault.Times is 1)
                _faults.TryRemove(pageId, out _);
            else if (fault.Times is { } times)
                _faults[pageId] = fault with { Times = times - 1 };
            return fault;
        }
    }

    private static bool Hits(Fault fault, string endpoint, IReadOnlyList<string> metrics)
    {
        if (fault.Endpoint is not null && fault.Endpoint != endpoint)
            return false;
        return fault.Kind switch
        {
            FaultKinds.MetricRemoved =>
                endpoint == "insights" && metrics.Any(fault.Metric!.Split(',', StringSplitOptions.TrimEntries).Contains),
            FaultKinds.EmptyInsights or FaultKinds.ZeroLag => endpoint == "insights",
            FaultKinds.TokenInvalid or FaultKinds.DataAccessExpired => endpoint == FaultKinds.TokenEndpoint,
            _ => fault.Endpoint is not null || endpoint != FaultKinds.TokenEndpoint,
        };
    }
}

namespace Engagement.Simulator.Faults;

/// <summary>What is set to go wrong on each page of a network, and how often each was called.</summary>
internal sealed class FaultBoard(IReadOnlyList<FaultKind> kinds, IReadOnlyList<string> endpoints)
{
    private readonly Dictionary<string, FaultKind> _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    private readonly IReadOnlyList<string> _drawn =
        [.. kinds.Where(kind => kind is { Class: FaultClass.Passing, Name: not (FaultKinds.None or FaultKinds.Timeout) }).Select(kind => kind.Name)];

    private readonly Dictionary<string, PageFaults> _pages = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public IReadOnlyList<FaultKind> Kinds => kinds;

    /// <exception cref="ArgumentException">The fault has no meaning; the message says what to send.</exception>
    public void Set(string pageId, Fault fault)
    {
        if (!_kinds.ContainsKey(fault.Kind))
            throw new ArgumentException($"kind '{fault.Kind}' is not a fault; use one of: {string.Join(", ", _kinds.Keys)}");
        if (fault.Kind == FaultKinds.MetricRemoved && string.IsNullOrWhiteSpace(fault.Metric))
            throw new ArgumentException($"metric is missing; {FaultKinds.MetricRemoved} needs the name of the metric to remove");
        if (fault.Times is < 1)
            throw new ArgumentException($"times is {fault.Times}; use 1 or more, or leave it out for a fault that stays");
        Check(fault.Endpoint, fault.DelayMilliseconds, fault.RetryAfterSeconds);
        lock (_gate)
            Of(pageId).Set(fault.Kind == FaultKinds.None ? null : fault, null);
    }

    /// <exception cref="ArgumentException">The plan has no meaning; the message says what to send.</exception>
    public void Set(string pageId, FaultPlan plan)
    {
        plan.Validate([.. _kinds.Keys]);
        Check(plan.Endpoint, plan.DelayMilliseconds, plan.RetryAfterSeconds);
        lock (_gate)
            Of(pageId).Set(null, plan);
    }

    /// <summary>The fault or the plan that stays on a page, without using it up.</summary>
    public object On(string pageId)
    {
        lock (_gate)
            return (object?)Of(pageId).Plan ?? Of(pageId).Fault ?? Fault.None;
    }

    /// <summary>How often a page was asked about, and what hit it.</summary>
    public CallCounts CallsOf(string pageId)
    {
        lock (_gate)
            return new(Of(pageId).Calls.Values.Sum(), new(Of(pageId).Calls), new(Of(pageId).Hits));
    }

    /// <summary>Counts a call, and says which fault hits it.</summary>
    public Fault? Take(string pageId, string endpoint, IReadOnlyList<string> metrics)
    {
        lock (_gate)
            return Of(pageId).Take(pageId, endpoint, metrics, _kinds, _drawn);
    }

    private void Check(string? endpoint, int? delay, int? retryAfter)
    {
        if (endpoint is not null && !endpoints.Contains(endpoint))
            throw new ArgumentException($"endpoint '{endpoint}' is not known; use one of: {string.Join(", ", endpoints)}");
        if (delay is < 0)
            throw new ArgumentException($"delayMilliseconds is {delay}; use 0 or more");
        if (retryAfter is < 0)
            throw new ArgumentException($"retryAfterSeconds is {retryAfter}; use 0 or more");
    }

    private PageFaults Of(string pageId) => _pages.TryGetValue(pageId, out var page) ? page : _pages[pageId] = new();
}

/// <summary>The answer of GET /truth/pages/{id}/calls.</summary>
/// <param name="Calls">All of them, since the start.</param>
/// <param name="ByEndpoint">By the endpoints' names on the fault board.</param>
/// <param name="Faults">How many calls each kind of fault hit.</param>
internal sealed record CallCounts(int Calls, Dictionary<string, int> ByEndpoint, Dictionary<string, int> Faults);

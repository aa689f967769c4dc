namespace Engagement.Simulator.Faults;

/// <summary>The calls about one page, and what is to go wrong with them.</summary>
internal sealed class PageFaults
{
    private int _callsOfPlan;
    private Fault? _drawnToStay;

    public Fault? Fault { get; private set; }

    public FaultPlan? Plan { get; private set; }

    /// <summary>How often each endpoint was called.</summary>
    public Dictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>How many calls each kind of fault hit.</summary>
    public Dictionary<string, int> Hits { get; } = new(StringComparer.Ordinal);

    public void Set(Fault? fault, FaultPlan? plan) => (Fault, Plan, _callsOfPlan, _drawnToStay) = (fault, plan, 0, null);

    /// <param name="drawn">What a plan draws from where it does not say.</param>
    public Fault? Take(string page, string endpoint, IReadOnlyList<string> metrics, IReadOnlyDictionary<string, FaultKind> kinds, IReadOnlyList<string> drawn)
    {
        Calls[endpoint] = Calls.GetValueOrDefault(endpoint) + 1;
        var fault = Plan is null ? TakeFault(endpoint, metrics, kinds) : WithRemoved(Plan, metrics, TakePlanned(Plan, page, endpoint, kinds, drawn));
        if (fault is not null)
            Hits[fault.Kind] = Hits.GetValueOrDefault(fault.Kind) + 1;
        return fault;
    }

    private Fault? TakeFault(string endpoint, IReadOnlyList<string> metrics, IReadOnlyDictionary<string, FaultKind> kinds)
    {
        if (Fault is not { } fault || fault.Endpoint is not null && fault.Endpoint != endpoint || !CanHit(kinds[fault.Kind], endpoint, fault.Endpoint))
            return null;
        if (fault.Metric is not null && !metrics.Any(fault.Metric.Split(',', StringSplitOptions.TrimEntries).Contains))
            return null;
        Fault = fault.Times switch
        {
            null => fault,
            1 => null,
            { } times => fault with { Times = times - 1 },
        };
        return fault;
    }

    private Fault? TakePlanned(FaultPlan plan, string page, string endpoint, IReadOnlyDictionary<string, FaultKind> kinds, IReadOnlyList<string> drawn)
    {
        var call = ++_callsOfPlan;
        if (plan.Endpoint is not null && plan.Endpoint != endpoint || call > plan.Calls)
            return null;
        var fault = _drawnToStay ?? plan.Draw(page, call, drawn);
        if (fault is null || !CanHit(kinds[fault.Kind], endpoint, plan.Endpoint))
            return null;
        if (plan.Schedule is null && kinds[fault.Kind].Class == FaultClass.Lasting)
            _drawnToStay = fault;
        return fault;
    }

    // A metric that is gone is gone from slow answers too.
    private static Fault? WithRemoved(FaultPlan plan, IReadOnlyList<string> metrics, Fault? planned) =>
        (planned is null || planned.Kind == FaultKinds.Slow) && plan.RemovedMetrics?.FirstOrDefault(metrics.Contains) is { } removed ? new(FaultKinds.MetricRemoved, removed) : planned;

    private static bool CanHit(FaultKind kind, string endpoint, string? named) =>
        kind.Endpoints?.Contains(endpoint) ?? (endpoint != FaultKinds.TokenEndpoint || named == endpoint);
}

namespace Engagement.Simulator.Faults;

/// <summary>What a kind of fault means for the calls after it.</summary>
internal enum FaultClass
{
    /// <summary>The same call succeeds later by itself.</summary>
    Passing,

    /// <summary>It stays until somebody acts: once drawn by a plan, it hits every call until the plan is over.</summary>
    Lasting,

    /// <summary>A success that does not say the truth.</summary>
    Deceiving,
}

/// <summary>One kind of fault.</summary>
/// <param name="Endpoints">The only endpoints that it can hit; null for all.</param>
internal sealed record FaultKind(string Name, FaultClass Class, IReadOnlyList<string>? Endpoints = null);

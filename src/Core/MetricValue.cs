namespace Engagement.Core;

/// <summary>A count that a network reported, or the reason why there is none.</summary>
/// <remarks>
/// Invariant: <see cref="Count"/> has a value exactly when <see cref="Status"/> is <see cref="MetricStatus.Ok"/> or
/// <see cref="MetricStatus.Provisional"/>. <c>default</c> is "not collected".
/// </remarks>
public readonly record struct MetricValue
{
    private MetricValue(long? count, MetricStatus status) => (Count, Status) = (count, status);

    /// <summary>The count, or null when there is none.</summary>
    public long? Count { get; }

    /// <summary>What the count is worth, or why it is missing.</summary>
    public MetricStatus Status { get; }

    /// <summary>A count that is final.</summary>
    public static MetricValue Ok(long count) => new(count, MetricStatus.Ok);

    /// <summary>A count that the network may still revise.</summary>
    public static MetricValue Provisional(long count) => new(count, MetricStatus.Provisional);

    /// <summary>No count, and why.</summary>
    /// <exception cref="ArgumentException">The status is one of a value that is there.</exception>
    public static MetricValue Missing(MetricStatus reason) =>
        reason is MetricStatus.Ok or MetricStatus.Provisional or MetricStatus.Partial or MetricStatus.Undefined or MetricStatus.NotEnoughData
            ? throw new ArgumentException($"'{reason}' does not say why a reported value is missing", nameof(reason))
            : new(null, reason);

    /// <summary>What is known after a later answer: a new count replaces anything, a refusal never erases a count.</summary>
    public MetricValue UpdatedBy(MetricValue later) => later.Count is null && Count is not null ? this : later;
}

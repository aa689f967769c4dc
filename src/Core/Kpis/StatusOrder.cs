namespace Engagement.Core.Kpis;

/// <summary>Which of two statuses limits a value that depends on both.</summary>
internal static class StatusOrder
{
    /// <summary>Ok, then provisional, partial, undefined, not collected, and last the reasons that name a cause.</summary>
    public static int Severity(this MetricStatus status) => status switch
    {
        MetricStatus.Ok => 0,
        MetricStatus.Provisional => 1,
        MetricStatus.Partial => 2,
        MetricStatus.Undefined => 3,
        MetricStatus.NotCollected => 4,
        MetricStatus.MetricRemoved => 5,
        MetricStatus.BelowThreshold => 6,
        MetricStatus.NoPermission => 7,
        MetricStatus.TokenExpired => 8,
        MetricStatus.Inconsistent => 9,
        MetricStatus.NotEnoughData => 10,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a metric status"),
    };

    public static MetricStatus WorseOf(MetricStatus one, MetricStatus other) => one.Severity() >= other.Severity() ? one : other;

    public static bool HasValue(this MetricStatus status) => status is MetricStatus.Ok or MetricStatus.Provisional or MetricStatus.Partial;
}

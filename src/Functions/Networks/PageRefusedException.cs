using Engagement.Core;

namespace Engagement.Functions.Networks;

/// <summary>A network refuses a page until somebody acts; asking again does not help.</summary>
/// <param name="status">What becomes of the values that were asked for.</param>
/// <param name="reason">One sentence: what was refused and what to do, without secrets.</param>
internal sealed class PageRefusedException(MetricStatus status, string reason) : Exception(reason)
{
    public MetricStatus Status { get; } = status;
}

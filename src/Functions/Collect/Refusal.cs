using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>Why a network's answer holds no values.</summary>
/// <param name="Status">What becomes of the values.</param>
/// <param name="Reason">One sentence for the page's owner, without secrets.</param>
internal sealed record Refusal(MetricStatus Status, string Reason);

using System.Text.Json.Serialization;

namespace Engagement.Simulator.Faults;

/// <summary>What goes wrong on a page: the body of POST /truth/pages/{id}/fault and POST /truth/x/accounts/{id}/fault.</summary>
/// <param name="Kind">One of the network's kinds (<see cref="FaultKinds"/>, for X <see cref="X.XFaults"/>); "none" ends the fault.</param>
/// <param name="Metric">For "metric_removed": the metric's name, or several with commas.</param>
/// <param name="Times">How many calls it hits before it ends by itself; without it, it stays.</param>
/// <param name="Endpoint">Only calls to one of the network's endpoints, such as "posts"; without it, all of the page's calls.</param>
/// <param name="DelayMilliseconds">For "slow": how much later the answer comes.</param>
/// <param name="RetryAfterSeconds">For errors: what the header Retry-After says; without it there is no such header.</param>
internal sealed record Fault(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("metric")] string? Metric = null,
    [property: JsonPropertyName("times")] int? Times = null,
    [property: JsonPropertyName("endpoint")] string? Endpoint = null,
    [property: JsonPropertyName("delayMilliseconds")] int? DelayMilliseconds = null,
    [property: JsonPropertyName("retryAfterSeconds")] int? RetryAfterSeconds = null)
{
    public static readonly Fault None = new(FaultKinds.None);

    private static readonly TimeSpan UsualDelay = TimeSpan.FromSeconds(2);

    /// <summary>How much later a slow answer comes.</summary>
    [JsonIgnore]
    public TimeSpan Delay => DelayMilliseconds is { } delay ? TimeSpan.FromMilliseconds(delay) : UsualDelay;
}

using System.Globalization;
using System.Text.Json.Serialization;
using Engagement.Simulator.Generation;

namespace Engagement.Simulator.Faults;

/// <summary>One exact call that a fault hits.</summary>
/// <param name="Call">Which of the page's calls since the plan was set, counted from 1.</param>
internal sealed record ScheduledFault([property: JsonPropertyName("call")] int Call, [property: JsonPropertyName("kind")] string Kind);

/// <summary>Faults on many calls of a page: by chance, or on exact calls. Sent to the same addresses as a <see cref="Fault"/>.</summary>
/// <param name="Seed">Same seed, same page, same faults on the same calls.</param>
/// <param name="Probability">How likely each call is hit.</param>
/// <param name="Kinds">What may hit; without it, every kind that passes by itself but "timeout".</param>
/// <param name="Calls">How many calls the plan covers; then all is well. Without it, it goes on.</param>
/// <param name="Schedule">Exact calls, instead of chance.</param>
/// <param name="RemovedMetrics">Metrics that Facebook has removed besides, for ever: calls that name one are refused.</param>
internal sealed record FaultPlan(
    [property: JsonPropertyName("seed")] int Seed = 0,
    [property: JsonPropertyName("probability")] double Probability = 0,
    [property: JsonPropertyName("kinds")] IReadOnlyList<string>? Kinds = null,
    [property: JsonPropertyName("calls")] int? Calls = null,
    [property: JsonPropertyName("endpoint")] string? Endpoint = null,
    [property: JsonPropertyName("schedule")] IReadOnlyList<ScheduledFault>? Schedule = null,
    [property: JsonPropertyName("delayMilliseconds")] int? DelayMilliseconds = null,
    [property: JsonPropertyName("retryAfterSeconds")] int? RetryAfterSeconds = null,
    [property: JsonPropertyName("removedMetrics")] IReadOnlyList<string>? RemovedMetrics = null)
{
    /// <summary>What hits a call; null when nothing does.</summary>
    /// <param name="call">Counted from 1.</param>
    /// <param name="kinds">What may be drawn where the plan does not say.</param>
    public Fault? Draw(string page, int call, IReadOnlyList<string> kinds)
    {
        if (call > Calls)
            return null;
        if (Schedule is not null)
            return Schedule.FirstOrDefault(scheduled => scheduled.Call == call) is { } exact ? Of(exact.Kind) : null;
        var dice = Dice.For(Seed, page, call);
        return dice.Unit() < Probability ? Of(dice.Pick(Kinds ?? kinds)) : null;
    }

    /// <exception cref="ArgumentException">The plan has no meaning; the message says what to send.</exception>
    public void Validate(IReadOnlyList<string> known)
    {
        var named = (Kinds ?? []).Concat(Schedule?.Select(scheduled => scheduled.Kind) ?? []).ToList();
        if (named.FirstOrDefault(kind => !known.Contains(kind) || kind is FaultKinds.None or FaultKinds.MetricRemoved) is { } unknown)
            throw new ArgumentException($"kind '{unknown}' cannot be planned; use some of: {string.Join(", ", known.Except([FaultKinds.None, FaultKinds.MetricRemoved]))}");
        if (Kinds is [])
            throw new ArgumentException("kinds is empty; name some, or leave it out for all that pass by themselves");
        if (Probability is not (>= 0 and <= 1))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"probability is {Probability}; use 0 to 1"));
        if (Calls is < 1)
            throw new ArgumentException($"calls is {Calls}; use 1 or more, or leave it out for a plan that goes on");
        if (Schedule?.FirstOrDefault(scheduled => scheduled.Call < 1) is { } early)
            throw new ArgumentException($"call is {early.Call}; the first call is 1");
    }

    private Fault Of(string kind) => new(kind, DelayMilliseconds: DelayMilliseconds, RetryAfterSeconds: RetryAfterSeconds);
}

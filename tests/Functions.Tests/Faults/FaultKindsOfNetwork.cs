using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Tests.Faults;

/// <summary>The kinds of a network that schedules are made of.</summary>
/// <param name="Passing">The same call succeeds later by itself.</param>
/// <param name="Lasting">They stay until somebody acts, and say so.</param>
/// <param name="Withheld">Successes without anything, as when access has lapsed.</param>
/// <param name="Believed">Answers that cannot be told from true ones, or refusals of a part of the page alone: what they say holds until the next re-read.</param>
/// <param name="MostBelieved">Within how many calls all is well again, so that the next re-read finds the truth: fewer than a page is asked on its first day.</param>
internal sealed record FaultKindsOfNetwork(IReadOnlyList<string> Passing, IReadOnlyList<string> Lasting, IReadOnlyList<string> Withheld, IReadOnlyList<string> Believed, int MostBelieved)
{
    // Schedules of these are made otherwise.
    private static readonly string[] Empty = ["empty_insights", "nothing_visible"];
    private const string MetricRemoved = "metric_removed";

    // A breakdown or a post's metrics refused for these reasons are not known from ones that do not exist.
    private static readonly string[] RefusedAlone =
        ["path_unknown", "object_missing", "alias_missing", "bad_parameter", "proof_wrong", "no_metric", "deprecated_api", "policy_block"];

    public static FaultKindsOfNetwork Read(Network network, JsonElement answer)
    {
        var kinds = answer.GetProperty("faults").EnumerateArray().Select(kind => (Name: kind.GetProperty("kind").GetString()!, Class: kind.GetProperty("class").GetString())).ToList();
        var isX = network.Equals(Network.X);
        IReadOnlyList<string> believed = isX ? Of("deceiving") : [.. Of("deceiving"), .. Empty, .. RefusedAlone];
        return new(Of("passing"), [.. Of("lasting").Except([MetricRemoved, .. Empty])], isX ? [] : Empty[1..], believed, isX ? 3 : 7);

        IReadOnlyList<string> Of(string name) => [.. kinds.Where(kind => kind.Class == name).Select(kind => kind.Name)];
    }

    /// <summary>Whether the network reports metrics that it may remove.</summary>
    public bool HasMetrics => Withheld.Count > 0;

    /// <summary>Those that stay, and that nobody takes for true or for a part of the page alone.</summary>
    public IReadOnlyList<string> Plain => [.. Lasting.Except(Believed)];
}

using System.Text.Json;

namespace Engagement.Functions.Tests.Faults;

/// <summary>What goes wrong on one page, drawn from a seed.</summary>
/// <param name="Plan">The body for the simulator.</param>
/// <param name="Heals">Whether all is well before the day ends on which it is set.</param>
internal sealed record FaultSchedule(object Plan, bool Heals)
{
    private const int MostCalls = 12;

    // What is refused is asked for once an hour.
    private const int MostLastingCalls = 4;

    // A breakdown or a post's metrics refused for these reasons are not known from ones that do not exist: what is missing is "not collected" until the next re-read. Where they stay, the status says so.
    private static readonly string[] OnlyWhenItStays =
        ["path_unknown", "object_missing", "alias_missing", "bad_parameter", "proof_wrong", "no_metric", "deprecated_api", "policy_block"];

    public static FaultSchedule Draw(Random random, FaultKindsOfNetwork kinds) => random.Next(20) switch
    {
        < 9 => Healing(random, kinds.Passing, 0.05 + 0.9 * random.NextDouble(), MostCalls),
        < 12 => Exact(random, kinds.Passing),
        < 16 => Healing(random, [.. kinds.Passing, .. kinds.Lasting.Except(OnlyWhenItStays)], 0.05 + 0.5 * random.NextDouble(), MostLastingCalls),
        < 18 => new(new { seed = random.Next(), probability = 0.05 + 0.4 * random.NextDouble(), kinds = kinds.Passing, delayMilliseconds = 1 }, false),
        _ => new(new { seed = random.Next(), probability = 0.1 + 0.5 * random.NextDouble(), kinds = kinds.Lasting, delayMilliseconds = 1 }, false),
    };

    public override string ToString() => JsonSerializer.Serialize(Plan);

    private static FaultSchedule Healing(Random random, IReadOnlyList<string> kinds, double probability, int mostCalls) =>
        new(new { seed = random.Next(), probability, kinds = Some(random, kinds), calls = random.Next(1, mostCalls + 1), delayMilliseconds = 1, retryAfterSeconds = random.Next(3) == 0 ? 40 : (int?)null }, true);

    private static FaultSchedule Exact(Random random, IReadOnlyList<string> kinds) => new(new
    {
        schedule = Enumerable.Range(0, random.Next(1, 5)).Select(_ => new { call = random.Next(1, MostCalls + 1), kind = kinds[random.Next(kinds.Count)] }),
        delayMilliseconds = 1,
    }, true);

    private static IReadOnlyList<string> Some(Random random, IReadOnlyList<string> kinds) =>
        random.Next(2) == 0 ? kinds : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => kinds[random.Next(kinds.Count)])];
}

/// <summary>The kinds of a network that schedules are made of: those that take half a minute each, and successes that are not true, are left out.</summary>
internal sealed record FaultKindsOfNetwork(IReadOnlyList<string> Passing, IReadOnlyList<string> Lasting)
{
    private static readonly string[] LeftOut = ["timeout", "metric_removed", "empty_insights"];

    public static FaultKindsOfNetwork Read(JsonElement answer)
    {
        var kinds = answer.GetProperty("faults").EnumerateArray().Select(kind => (Name: kind.GetProperty("kind").GetString()!, Class: kind.GetProperty("class").GetString())).ToList();
        return new(Of("passing"), Of("lasting"));

        IReadOnlyList<string> Of(string name) => [.. kinds.Where(kind => kind.Class == name).Select(kind => kind.Name).Except(LeftOut)];
    }
}

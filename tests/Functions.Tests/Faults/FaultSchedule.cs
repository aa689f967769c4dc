using System.Text.Json;
using Engagement.Functions.Networks.Facebook;

namespace Engagement.Functions.Tests.Faults;

/// <summary>What goes wrong on one page, drawn from a seed.</summary>
/// <param name="Plan">The body for the simulator.</param>
/// <param name="Heals">Whether all but removed metrics is well before the day ends on which it is set.</param>
/// <param name="IsBelieved">Whether answers of that day may be taken for true, or a part of the page for refused, until the next day's re-read.</param>
/// <param name="Removed">Metrics that Facebook removes.</param>
/// <param name="IsRemovedForGood">Whether they stay away.</param>
internal sealed record FaultSchedule(object Plan, bool Heals, bool IsBelieved, IReadOnlyList<string> Removed, bool IsRemovedForGood)
{
    private const int MostCalls = 12;

    // What is refused is asked for once an hour.
    private const int MostLastingCalls = 4;

    // Followers are on the page's node as well: their metric is missed by nobody.
    private static readonly string[] Removable =
        [.. FacebookPageMetrics.Collected.Select(metric => metric.Name).Distinct().Except(["page_follows", "page_follows_country"])];

    /// <summary>The columns of ours that a removed metric feeds.</summary>
    public IReadOnlySet<string> RemovedColumns { get; } =
        FacebookPageMetrics.Collected.Where(metric => Removed.Contains(metric.Name)).SelectMany(metric => metric.Feeds!.Metrics).Select(metric => metric.Name).ToHashSet(StringComparer.Ordinal);

    public static FaultSchedule Draw(Random random, FaultKindsOfNetwork kinds) => random.Next(24) switch
    {
        < 8 => Healing(random, kinds.Passing, 0.05 + 0.9 * random.NextDouble(), MostCalls),
        < 11 => Exact(random, kinds.Passing, MostCalls),
        < 14 => Healing(random, [.. kinds.Passing, .. kinds.Plain], 0.05 + 0.5 * random.NextDouble(), MostLastingCalls),
        < 16 => Healing(random, [.. kinds.Passing, .. kinds.Believed], 0.05 + 0.6 * random.NextDouble(), kinds.MostBelieved) with { IsBelieved = true },
        < 18 => Exact(random, kinds.Believed, kinds.MostBelieved) with { IsBelieved = true },
        < 20 when kinds.HasMetrics => Removing(random, kinds.Passing),
        20 when kinds.HasMetrics => Staying(random, kinds.Withheld, 1),
        < 22 => Staying(random, kinds.Passing, 0.05 + 0.4 * random.NextDouble()),
        _ => Staying(random, kinds.Lasting, 0.1 + 0.5 * random.NextDouble()),
    };

    public override string ToString() => JsonSerializer.Serialize(Plan);

    private static FaultSchedule Healing(Random random, IReadOnlyList<string> kinds, double probability, int mostCalls) => new(
        new { seed = random.Next(), probability, kinds = Some(random, kinds), calls = random.Next(1, mostCalls + 1), delayMilliseconds = 1, retryAfterSeconds = random.Next(3) == 0 ? 40 : (int?)null },
        Heals: true, false, [], false);

    private static FaultSchedule Exact(Random random, IReadOnlyList<string> kinds, int mostCalls) => new(
        new { schedule = Enumerable.Range(0, random.Next(1, 5)).Select(_ => new { call = random.Next(1, mostCalls + 1), kind = kinds[random.Next(kinds.Count)] }).ToList(), delayMilliseconds = 1 },
        Heals: true, false, [], false);

    private static FaultSchedule Staying(Random random, IReadOnlyList<string> kinds, double probability) =>
        new(new { seed = random.Next(), probability, kinds, delayMilliseconds = 1 }, Heals: false, false, [], false);

    // For good and beside passing trouble, or for some calls.
    private static FaultSchedule Removing(Random random, IReadOnlyList<string> passing)
    {
        var removed = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Removable[random.Next(Removable.Length)]).Distinct().ToList();
        return random.Next(3) == 0
            ? new(new { kind = "metric_removed", metric = string.Join(',', removed), times = random.Next(1, MostLastingCalls + 1) }, Heals: true, false, removed, false)
            : new(new { seed = random.Next(), probability = 0.4 * random.NextDouble(), kinds = passing, calls = MostCalls, delayMilliseconds = 1, removedMetrics = removed }, Heals: true, false, removed, true);
    }

    private static IReadOnlyList<string> Some(Random random, IReadOnlyList<string> kinds) =>
        random.Next(2) == 0 ? kinds : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => kinds[random.Next(kinds.Count)])];
}

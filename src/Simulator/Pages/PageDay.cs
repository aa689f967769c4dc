namespace Engagement.Simulator.Pages;

/// <summary>What is known of one page on one of the network's days; a measure that is absent is not known.</summary>
internal sealed record PageDay(DateOnly Day, IReadOnlyDictionary<string, long> Values)
{
    public long? this[string measure] => Values.TryGetValue(measure, out var value) ? value : null;
}

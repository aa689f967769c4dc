namespace Engagement.Core.Conversations;

/// <summary>Up to when a page's conversations are known, and of which days.</summary>
/// <param name="Until">Everything before this instant was asked for; what is later is not known, which is not "nothing".</param>
/// <param name="IsCollected">Whether a network's day was asked for.</param>
public sealed record Observation(DateTimeOffset Until, Func<DateOnly, bool> IsCollected);

namespace Engagement.Core.Kpis;

/// <summary>How far a value may be from what lies behind it, by chance alone.</summary>
/// <param name="Low">Lower bound; at most the value.</param>
/// <param name="High">Upper bound; at least the value.</param>
/// <param name="Level">How often intervals made this way contain the truth: 0.95 is 95 %.</param>
/// <param name="Method">How it was computed, lower snake case; docs/kpis.md describes each method.</param>
public sealed record Interval(double Low, double High, double Level, string Method);

namespace Engagement.Core.Kpis;

/// <summary>One KPI of one page over one period.</summary>
/// <remarks>
/// Invariants: <see cref="Value"/> is there exactly when <see cref="Status"/> is ok, provisional or partial; partial exactly when there
/// is a value although <see cref="MissingDays"/> is above 0; no number is ever NaN or infinite. Numerator and denominator may be
/// known although the value is not, for example the engagements of a period whose viewers the network withholds.
/// </remarks>
/// <param name="Definition">What was computed.</param>
/// <param name="Period">The network's days that it covers.</param>
/// <param name="Value">The value, or null with the reason in <paramref name="Status"/>.</param>
/// <param name="Numerator">What the definition says, or null.</param>
/// <param name="Denominator">What the definition says, or null.</param>
/// <param name="N">How many observations (days or posts, as the definition says) were used.</param>
/// <param name="MissingDays">How many of the days that the formula needs lack a value.</param>
/// <param name="Status">What the value is worth, or why there is none.</param>
/// <param name="Interval">How sure the value is; null where no honest method applies.</param>
/// <param name="PostId">The post that the value is about, or null.</param>
public sealed record PeriodKpi(
    KpiDefinition Definition,
    DayRange Period,
    double? Value,
    double? Numerator,
    double? Denominator,
    long N,
    int MissingDays,
    MetricStatus Status,
    Interval? Interval,
    string? PostId)
{
    /// <summary>Whether it can be compared with others: it has a value, and none that missing days have bent.</summary>
    public bool IsWhole => Value is not null && !(Definition.IsBentByGaps && Status == MetricStatus.Partial);

    /// <summary>The days within its period from which on the network counts something differently that it is computed from.</summary>
    /// <param name="network">The network that it comes from.</param>
    public IReadOnlyList<DateOnly> BreakDays(Network network) => [.. SeriesBreak.Within(network, Definition.Metrics, Period).Select(b => b.Day)];
}

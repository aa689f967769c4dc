namespace Engagement.Local;

// What the runner reads of the API's answers; the API's own documents say the rest.

internal sealed record PageList(IReadOnlyList<PageState> Pages, string? NextCursor);

internal sealed record PageState(
    string Network,
    string Id,
    string? Name,
    string Status,
    string? StatusReason,
    DateOnly? CollectedFromDay,
    DateOnly? CollectedThroughDay,
    DateOnly? ComputedThroughDay,
    DateOnly TargetDay)
{
    public bool IsWell => Status is "ok" or "provisional";

    public bool IsComplete => CollectedThroughDay >= TargetDay && ComputedThroughDay >= TargetDay;
}

internal sealed record Scorecard(ScorecardPeriod Period, string Status, string? StatusReason, IReadOnlyList<ScorecardKpi> Kpis, ScorecardVerdict? FollowersVerdict);

internal sealed record ScorecardVerdict(DateOnly AsOfDay, string Level);

internal sealed record ScorecardPeriod(int Days, DateOnly FirstDay, DateOnly LastDay);

internal sealed record ScorecardKpi(
    string Id,
    ScorecardName Name,
    string Unit,
    double? Value,
    double? Numerator,
    double? Denominator,
    long N,
    int MissingDays,
    string Status,
    ScorecardSubject? Subject);

internal sealed record ScorecardName(string En, string Fr);

internal sealed record ScorecardSubject(string PostId, DateTimeOffset CreatedAt, string? Message);

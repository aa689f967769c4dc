using System.Text.Json;
using Engagement.Core.FakeFans.Accounts;
using Engagement.Core.FakeFans.Accounts.Cohorts;
using Engagement.Core.FakeFans.Accounts.Rules;

namespace Engagement.Functions.Audit;

/// <summary>An audit as stored and answered; docs/tables/FollowerAudits.md says what each value means.</summary>
internal sealed record FollowerAuditAnswer(
    string Family, string ModelVersion, DateOnly? ObservedDay, string Status, long N, double? FakeShare, double? FakeShareLow, double? FakeShareHigh, double? LowShare, double? HighShare,
    double AssumedShare, long LikelyFake, long Unclear, long LikelyGenuine, double? InactiveRate, double? EmptyRate, IReadOnlyList<RuleSetAnswer> RuleSets, IReadOnlyList<CohortAnswer> Cohorts)
{
    public static FollowerAuditAnswer Of(FollowerAudit audit) => new(
        Name(audit.Family), audit.ModelVersion, audit.ObservedDay, Name(audit.Status), audit.N,
        audit.FakeShare, audit.FakeShareInterval?.Low, audit.FakeShareInterval?.High, audit.LowShare, audit.HighShare, audit.AssumedShare,
        audit.Labels[(int)AccountLabel.LikelyFake], audit.Labels[(int)AccountLabel.Unclear], audit.Labels[(int)AccountLabel.LikelyGenuine], audit.Counts.InactiveRate, audit.Counts.EmptyRate,
        [.. RuleSet.All.Zip(audit.Verdicts, RuleSetAnswer.Of)], [.. audit.Cohorts.Select(CohortAnswer.Of)]);

    internal static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <param name="Rules">Numbers of the rules that a profile can tell at all.</param>
internal sealed record RuleSetAnswer(string Name, string Title, long Fake, long Neutral, long Genuine, long Unknown, IReadOnlyList<int> Rules, int RulesPublished)
{
    public static RuleSetAnswer Of(RuleSet set, IReadOnlyList<long> verdicts) => new(
        set.Name, set.Title, verdicts[(int)RuleVerdict.Fake], verdicts[(int)RuleVerdict.Neutral], verdicts[(int)RuleVerdict.Genuine], verdicts[(int)RuleVerdict.Unknown],
        [.. set.Rules.Where(rule => rule.IsOfProfile).Select(rule => rule.Number)], set.Rules.Count);
}

/// <param name="Name">The days, ranks or handle shape.</param>
/// <param name="Flagged">Whether the burst and unusual inactivity coincide.</param>
internal sealed record CohortAnswer(
    string Kind, string Name, long N, double Expected, double PValue, double? InactiveRate, double? OthersInactiveRate, double? InactivityLift, double? EmptinessLift, bool Flagged)
{
    public static CohortAnswer Of(Cohort cohort) => new(
        FollowerAuditAnswer.Name(cohort.Kind), cohort.Name, cohort.Counts.Members, cohort.Expected, cohort.PValue, cohort.Counts.InactiveRate, cohort.Others.InactiveRate,
        cohort.InactivityLift, cohort.EmptinessLift, cohort.IsFlagged);
}

using Engagement.Core.FakeFans.Accounts;
using Engagement.Core.FakeFans.Accounts.Rules;

namespace Engagement.Functions.Audit;

/// <summary>What an audit says of one account.</summary>
/// <param name="Id">What the request calls it; null when it gave none.</param>
/// <param name="Number">Which account of the request it is, counted from 1.</param>
/// <param name="Evidence">Natural logarithm of the likelihood ratio.</param>
internal sealed record AccountAnswer(
    string? Id, int Number, double Probability, string Label, double Evidence, IReadOnlyList<ReasonAnswer> Reasons, IReadOnlyDictionary<string, FindingAnswer> Rules, IReadOnlyList<string> Cohorts)
{
    public static AccountAnswer Of(AccountProfile profile, int number, AccountJudgement judgement) => new(
        profile.Id, number, judgement.Probability, FollowerAuditAnswer.Name(judgement.Label), judgement.Evidence,
        [.. judgement.Reasons.Select(reason => new ReasonAnswer(reason.Signal.Name, reason.Value, reason.Evidence, reason.En, reason.Fr))],
        RuleSet.All.Zip(judgement.Rules).ToDictionary(pair => pair.First.Name, pair => new FindingAnswer(FollowerAuditAnswer.Name(pair.Second.Verdict), pair.Second.Score, pair.Second.Met, pair.Second.NotTold)),
        [.. judgement.Cohorts.Select(cohort => cohort.Name)]);
}

internal sealed record ReasonAnswer(string Signal, double Value, double Evidence, string En, string Fr);

internal sealed record FindingAnswer(string Verdict, int? Score, IReadOnlyList<int> Met, IReadOnlyList<int> NotTold);

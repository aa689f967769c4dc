using Engagement.Core.FakeFans.Accounts.Cohorts;
using Engagement.Core.FakeFans.Accounts.Rules;
using Engagement.Core.Kpis;

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>What a list of followers looks like: an estimated share of fake accounts, how sure it is, and accounts that stand out together.</summary>
public sealed record FollowerAudit
{
    /// <summary>Fewest accounts of which a share is told.</summary>
    public const int LeastAccounts = 30;

    /// <summary>The family of networks whose model was used.</summary>
    public required ProfileFamily Family { get; init; }

    /// <summary><see cref="FollowerModel.Version"/> of that model.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>When the profiles were read; null when not known.</summary>
    public DateOnly? ObservedDay { get; init; }

    /// <summary>Accounts of the list.</summary>
    public required long N { get; init; }

    /// <summary>Whether a share is told, and if not, why.</summary>
    public required FollowerAuditStatus Status { get; init; }

    /// <summary>Estimated share of fake accounts, corrected for the model's error rates; null when <see cref="Status"/> is not ok.</summary>
    public double? FakeShare { get; init; }

    /// <summary>The interval of <see cref="FakeShare"/>: chance in the list and in the samples on which the error rates were measured.</summary>
    /// <remarks>It does not know of vendors whose accounts are unlike those of the training data; <see cref="LowShare"/> to <see cref="HighShare"/> is the wider view.</remarks>
    public Interval? FakeShareInterval { get; init; }

    /// <summary>Share of accounts above the strict cut-off, what is hardly anything but fake; at most <see cref="FakeShare"/>. Null when <see cref="Status"/> is not ok.</summary>
    public double? LowShare { get; init; }

    /// <summary>Share of accounts above the lenient cut-off, what may be fake; at least <see cref="FakeShare"/>. Null when <see cref="Status"/> is not ok.</summary>
    public double? HighShare { get; init; }

    /// <summary>The share for which probabilities of single accounts are told.</summary>
    public required double AssumedShare { get; init; }

    /// <summary>Accounts by <see cref="AccountLabel"/>, in its order.</summary>
    public required IReadOnlyList<long> Labels { get; init; }

    /// <summary>Accounts by <see cref="RuleVerdict"/> for each set of <see cref="RuleSet.All"/>, in their orders.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> Verdicts { get; init; }

    /// <summary>What is counted of all accounts: how many are inactive, how many empty.</summary>
    public required MemberCounts Counts { get; init; }

    /// <summary>Accounts that are more numerous together than chance allows, the flagged first, then the largest.</summary>
    public required IReadOnlyList<Cohort> Cohorts { get; init; }

    /// <summary>Probability that an account of the list is fake; <see cref="Judge"/> gives the reasons.</summary>
    public double ProbabilityOf(AccountProfile profile) => FollowerModel.Shipped.Of(Family).Score(profile).Probability(AssumedShare);

    /// <summary>Judges one account of the list.</summary>
    /// <param name="profile">The account.</param>
    public AccountJudgement Judge(AccountProfile profile)
    {
        var model = FollowerModel.Shipped.Of(Family);
        var score = model.Score(profile);
        return new(
            score.Probability(AssumedShare), LabelOf(score), score.LogLikelihoodRatio, model.Explain(profile),
            [.. RuleSet.All.Select(set => set.Apply(profile, ObservedDay))], [.. Cohorts.Where(cohort => cohort.IsFlagged && cohort.Holds(profile))]);
    }

    internal static AccountLabel LabelOf(AccountScore score) => score.Probability() switch
    {
        var p when p >= FamilyModel.CutOffs[(int)CutOff.Strict] => AccountLabel.LikelyFake,
        var p when p >= FamilyModel.CutOffs[(int)CutOff.Lenient] => AccountLabel.Unclear,
        _ => AccountLabel.LikelyGenuine,
    };
}

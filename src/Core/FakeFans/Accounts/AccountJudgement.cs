using Engagement.Core.FakeFans.Accounts.Cohorts;
using Engagement.Core.FakeFans.Accounts.Rules;

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>What an audit says of one account: a suspicion with its reasons, never proof.</summary>
/// <param name="Probability">Probability that it is fake, in the list at hand: among accounts that are given p, about a share p is.</param>
/// <param name="Label">What it looks like on its own.</param>
/// <param name="Evidence">Natural logarithm of how much more often fake accounts look like this than genuine ones do.</param>
/// <param name="Reasons">The signals that decided.</param>
/// <param name="Rules">What each set of <see cref="RuleSet.All"/> found, in its order.</param>
/// <param name="Cohorts">Flagged cohorts that it is one of.</param>
public sealed record AccountJudgement(
    double Probability, AccountLabel Label, double Evidence, IReadOnlyList<Reason> Reasons, IReadOnlyList<RuleFinding> Rules, IReadOnlyList<Cohort> Cohorts);

namespace Engagement.Core.FakeFans.Accounts.Rules;

/// <summary>What a set of rules found in one profile.</summary>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Met">Numbers of the rules that are met.</param>
/// <param name="NotTold">Numbers of the rules that could not be told.</param>
/// <param name="Score">Points, where the set counts points; null otherwise.</param>
public sealed record RuleFinding(RuleVerdict Verdict, IReadOnlyList<int> Met, IReadOnlyList<int> NotTold, int? Score = null);

namespace Engagement.Core.FakeFans.Accounts.Rules;

/// <summary>One rule of a published set.</summary>
/// <param name="Number">Its number in the publication.</param>
/// <param name="En">What it asks, in English.</param>
/// <param name="Fr">What it asks, in French.</param>
/// <param name="Ask">Whether a profile observed on a day meets it; null when it cannot be told. Null when no profile tells it.</param>
public sealed record ProfileRule(int Number, string En, string Fr, Func<AccountProfile, DateOnly?, bool?>? Ask)
{
    /// <summary>Whether a profile can tell it at all; others need posts, or the pictures and reactions of several accounts.</summary>
    public bool IsOfProfile => Ask is not null;
}

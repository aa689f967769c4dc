namespace Engagement.Core.FakeFans.Accounts;

/// <summary>What an account looks like, by evidence that does not depend on the list that it is in.</summary>
public enum AccountLabel
{
    /// <summary>Below the lenient <see cref="CutOff"/>.</summary>
    LikelyGenuine,

    /// <summary>Between the lenient and the strict one.</summary>
    Unclear,

    /// <summary>Above the strict one.</summary>
    LikelyFake,
}

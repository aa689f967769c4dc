namespace Engagement.Core.FakeFans.Accounts.Rules;

/// <summary>What a set of rules makes of an account.</summary>
public enum RuleVerdict
{
    /// <summary>None of its rules could be told.</summary>
    Unknown,

    /// <summary>Genuine, as far as its rules go.</summary>
    Genuine,

    /// <summary>Neither.</summary>
    Neutral,

    /// <summary>Fake, as far as its rules go.</summary>
    Fake,
}

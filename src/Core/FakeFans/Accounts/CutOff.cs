namespace Engagement.Core.FakeFans.Accounts;

/// <summary>From which evidence on an account counts as fake. Two answers give a range where one would pretend to a precision that there is not.</summary>
public enum CutOff
{
    /// <summary>What may be fake: hardly a fake account is below it.</summary>
    Lenient,

    /// <summary>More likely fake than not where half are.</summary>
    Even,

    /// <summary>What is hardly anything else: hardly a genuine account is above it.</summary>
    Strict,
}

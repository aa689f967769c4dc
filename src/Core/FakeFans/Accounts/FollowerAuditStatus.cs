namespace Engagement.Core.FakeFans.Accounts;

/// <summary>Whether an audit tells a share.</summary>
public enum FollowerAuditStatus
{
    /// <summary>It does.</summary>
    Ok,

    /// <summary>Fewer than <see cref="FollowerAudit.LeastAccounts"/> accounts.</summary>
    NotEnoughData,

    /// <summary>Of most accounts nothing is known that tells fake from genuine.</summary>
    NotEnoughKnown,
}

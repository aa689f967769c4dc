namespace Engagement.Core.FakeFans.Accounts.Cohorts;

/// <summary>What the accounts of a cohort have in common.</summary>
public enum CohortKind
{
    /// <summary>They were made on the same days.</summary>
    CreationDays,

    /// <summary>Their handles are made alike.</summary>
    HandleShape,

    /// <summary>They came to follow in one block.</summary>
    ArrivalBlock,
}

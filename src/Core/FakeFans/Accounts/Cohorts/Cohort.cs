using System.Globalization;

namespace Engagement.Core.FakeFans.Accounts.Cohorts;

/// <summary>Accounts that are more numerous together than chance allows, and how they differ from the others.</summary>
/// <remarks>
/// A burst alone proves nothing: people join when something happens. It is flagged only when its accounts are also inactive unlike those that
/// it is compared with.
/// </remarks>
/// <param name="Kind">What they have in common.</param>
/// <param name="First">First of the days (as a day number), or ranks; 0 for handles.</param>
/// <param name="Last">Last of them.</param>
/// <param name="Shape">Shape of the handles; empty for other kinds.</param>
/// <param name="Counts">The accounts.</param>
/// <param name="Expected">How many would be expected.</param>
/// <param name="PValue">Probability of so many by chance, on the most striking of its days.</param>
/// <param name="Others">Those that they are compared with.</param>
public sealed record Cohort(CohortKind Kind, long First, long Last, string Shape, MemberCounts Counts, double Expected, double PValue, MemberCounts Others)
{
    /// <summary>Lift from which inactivity is unusual: one in a thousand by chance.</summary>
    public const double UnusualLift = 3.09;

    /// <summary>z of its inactivity beside the others; null when it cannot be compared.</summary>
    public double? InactivityLift => Counts.InactivityLift(Others);

    /// <summary>z of its empty profiles beside the others; null when it cannot be compared.</summary>
    public double? EmptinessLift => Counts.EmptinessLift(Others);

    /// <summary>Whether burst and unusual inactivity coincide.</summary>
    public bool IsFlagged => InactivityLift > UnusualLift;

    /// <summary>How many accounts more than expected.</summary>
    public double Excess => Counts.Members - Expected;

    /// <summary>Days, shape or ranks, as a reader names it: "2012-06-23 to 2012-06-27", "a7d8", "ranks 100 to 199".</summary>
    public string Name => Kind switch
    {
        CohortKind.CreationDays when First == Last => Day(First),
        CohortKind.CreationDays => $"{Day(First)} to {Day(Last)}",
        CohortKind.HandleShape => Shape,
        _ => string.Create(CultureInfo.InvariantCulture, $"ranks {First} to {Last}"),
    };

    /// <summary>Whether an account is one of it.</summary>
    public bool Holds(AccountProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Kind switch
        {
            CohortKind.CreationDays => profile.CreatedDay?.DayNumber is { } day && day >= First && day <= Last,
            CohortKind.HandleShape => profile.HandleShape == Shape,
            _ => profile.Rank >= First && profile.Rank <= Last,
        };
    }

    private static string Day(long number) => DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

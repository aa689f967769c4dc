namespace Engagement.Core.FakeFans.Accounts.Cohorts;

/// <summary>What is counted of the accounts of a cohort: enough to tell whether they do less, and say less, than others.</summary>
/// <param name="Members">Accounts.</param>
/// <param name="PostsKnown">Those of which is known how much they have posted.</param>
/// <param name="Inactive">Of these, those with fewer than 50 posts in their life: Camisani-Calzolari's rule 7, one of the two published rules that are of use.</param>
/// <param name="BioKnown">Those of which is known whether they describe themselves.</param>
/// <param name="Empty">Of these, those without description and, where known, without place and link.</param>
public readonly record struct MemberCounts(long Members, long PostsKnown, long Inactive, long BioKnown, long Empty)
{
    /// <summary>Posts below which an account counts as inactive.</summary>
    public const int InactiveBelowPosts = 50;

    /// <summary>Share of inactive accounts; null when of none is known how much it has posted.</summary>
    public double? InactiveRate => PostsKnown == 0 ? null : (double)Inactive / PostsKnown;

    /// <summary>Share of empty profiles; null when none is known.</summary>
    public double? EmptyRate => BioKnown == 0 ? null : (double)Empty / BioKnown;

    /// <summary>The counts of one account.</summary>
    public static MemberCounts Of(AccountProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var hasBio = profile.HasBio ?? (profile.BioLength is { } length ? length > 0 : null);
        return new(
            1, profile.Posts is null ? 0 : 1, profile.Posts < InactiveBelowPosts ? 1 : 0,
            hasBio is null ? 0 : 1, hasBio is false && profile.HasLocation is not true && profile.HasUrl is not true ? 1 : 0);
    }

    /// <summary>Adds counts of other accounts.</summary>
    public static MemberCounts operator +(MemberCounts a, MemberCounts b) =>
        new(a.Members + b.Members, a.PostsKnown + b.PostsKnown, a.Inactive + b.Inactive, a.BioKnown + b.BioKnown, a.Empty + b.Empty);

    /// <summary>Takes away counts of accounts that are among these.</summary>
    public static MemberCounts operator -(MemberCounts a, MemberCounts b) =>
        new(a.Members - b.Members, a.PostsKnown - b.PostsKnown, a.Inactive - b.Inactive, a.BioKnown - b.BioKnown, a.Empty - b.Empty);

    /// <summary>z of a two-proportion test: how far these are more often inactive than others; null when too few are known on either side.</summary>
    public double? InactivityLift(MemberCounts others) => Lift(Inactive, PostsKnown, others.Inactive, others.PostsKnown);

    /// <summary>The same for empty profiles.</summary>
    public double? EmptinessLift(MemberCounts others) => Lift(Empty, BioKnown, others.Empty, others.BioKnown);

    private static double? Lift(long inside, long n, long outside, long m)
    {
        if (n < LeastToCompare || m < LeastToCompare)
            return null;
        var (p, q, pooled) = ((double)inside / n, (double)outside / m, (double)(inside + outside) / (n + m));
        var deviation = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / n) + (1.0 / m)));
        return deviation == 0 ? 0 : (p - q) / deviation;
    }

    private const int LeastToCompare = 5;
}

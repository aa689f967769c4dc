using Engagement.Core.FakeFans.Accounts;
using Engagement.Core.FakeFans.Accounts.Cohorts;

namespace Engagement.Core.Tests.FakeFans.Accounts;

public class CohortTests
{
    private static readonly DateOnly First = new(2020, 1, 1);
    private static readonly DateOnly Burst = new(2021, 3, 10);

    // By hand: 1 - e^-2 (1 + 2 + 2) = 0.323324; P(0.5; 3 or more) = 1 - e^-0.5 (1 + 0.5 + 0.125) = 0.014388.
    [Theory]
    [InlineData(3, 2, 0.323324)]
    [InlineData(3, 0.5, 0.014388)]
    [InlineData(0, 3, 1)]
    [InlineData(1, 0, 0)]
    public void PoissonTail_ByHand_Agrees(long n, double mean, double p) => (n <= mean ? 1 : PoissonTail.AtLeast(n, mean)).ShouldBe(p, 1e-6);

    [Fact]
    public void PoissonTail_FarOut_StaysAProbability()
    {
        PoissonTail.AtLeast(1_000_000, 3).ShouldBe(0);
        PoissonTail.AtLeast(50, 10).ShouldBe(1.8547e-19, 0.0001e-19);
    }

    // z by hand: 40 of 50 beside 30 of 150; pooled .35; (0.8 - 0.2) / sqrt(.35 * .65 * (1/50 + 1/150)) = 7.703.
    [Fact]
    public void Lift_ByHand_IsZOfTwoProportions() =>
        new MemberCounts(50, 50, 40, 0, 0).InactivityLift(new(150, 150, 30, 0, 0)).ShouldNotBeNull().ShouldBe(7.703, 0.001);

    [Fact]
    public void Audit_BurstOfInactiveAccounts_IsFlagged()
    {
        var audit = Audit([.. People(2000), .. Enumerable.Range(0, 60).Select(i => Account(Burst.AddDays(i % 2), posts: 3))]);

        var cohort = audit.Cohorts.Where(c => c.Kind == CohortKind.CreationDays).ShouldHaveSingleItem();
        (cohort.Name, cohort.IsFlagged).ShouldBe(("2021-03-10 to 2021-03-11", true));
        cohort.Counts.Members.ShouldBeInRange(60, 75);
        cohort.PValue.ShouldBeLessThan(1e-10);
        audit.Judge(Account(Burst, posts: 3)).Cohorts.ShouldBe([cohort]);
        audit.Judge(Account(Burst.AddDays(5), posts: 3)).Cohorts.ShouldBeEmpty();
    }

    // A launch or a news event: many join on a day, and then do what everybody does.
    [Fact]
    public void Audit_WaveOfActiveAccounts_IsABurstAndNotFlagged()
    {
        var audit = Audit([.. People(2000), .. Enumerable.Range(0, 60).Select(i => Account(Burst, posts: 40 + (i * 7)))]);

        audit.Cohorts.Where(c => c.Kind == CohortKind.CreationDays).ShouldHaveSingleItem().IsFlagged.ShouldBeFalse();
    }

    // Everybody who joined lately has posted little: beside those of the same age the wave is usual.
    [Fact]
    public void Audit_WaveOfYoungAccounts_IsComparedWithTheirAge()
    {
        var last = First.AddDays(1999);
        var lately = Enumerable.Range(0, 120).Select(i => Account(last.AddDays(-(i % 30)), posts: i % 12));

        var audit = Audit([.. People(2000).Where(p => p.CreatedDay < last.AddDays(-60)), .. lately, .. Enumerable.Range(0, 50).Select(i => Account(last.AddDays(-14), posts: i % 12))]);

        var wave = audit.Cohorts.Single(c => c.Kind == CohortKind.CreationDays && c.Name.Contains("2025-06-", StringComparison.Ordinal));
        wave.IsFlagged.ShouldBeFalse();
    }

    [Fact]
    public void Audit_OrganicList_HasNoFlaggedCohort() => Audit([.. People(3000)]).Cohorts.ShouldNotContain(c => c.IsFlagged);

    [Fact]
    public void Audit_BatchOfTheTrainingVendor_IsFlagged()
    {
        var tally = new FollowerTally(ProfileFamily.X);
        foreach (var (profile, _) in SharedFollowers.Read("x-2015.csv"))
            tally.Add(profile);

        tally.Audit().Cohorts.ShouldContain(c => c.IsFlagged && c.Name.StartsWith("2012-06-23", StringComparison.Ordinal));
    }

    [Fact]
    public void Audit_HandlesMadeAlike_AreFlaggedWhenInactive()
    {
        var handles = People(1000).Select((p, i) => p with { HandleShape = $"a{5 + (i % 8)}" });
        var bulk = Enumerable.Range(0, 80).Select(_ => Account(null, posts: 2) with { HandleShape = "a6d4" });

        var cohort = Audit([.. handles, .. bulk]).Cohorts.Where(c => c.Kind == CohortKind.HandleShape).ShouldHaveSingleItem();

        (cohort.Name, cohort.Counts.Members, cohort.IsFlagged).ShouldBe(("a6d4", 80, true));
    }

    [Fact]
    public void Audit_ShapesWithoutLengths_AreNotTakenForHandlesMadeAlike()
    {
        var handles = People(300).Select((p, i) => p with { HandleShape = i % 3 == 0 ? "a9" : "AaAa" });

        Audit([.. handles]).Cohorts.ShouldNotContain(c => c.Kind == CohortKind.HandleShape);
    }

    // One follower a day, newly made; then 200 at once whose accounts are months old. Rank 1 is the latest.
    [Fact]
    public void Audit_BlockOfArrivals_IsFoundByTheFrontierOfCreation()
    {
        var arrivals = Enumerable.Range(0, 600).Select(i => Account(First.AddDays(i), posts: 60 + i)).ToList();
        arrivals.InsertRange(300, Enumerable.Range(0, 200).Select(i => Account(First.AddDays(100 + i), posts: 2)));
        var ranked = arrivals.Select((account, i) => account with { Rank = arrivals.Count - i }).ToArray();
        new Random(1).Shuffle(ranked);

        var blocks = Audit(ranked).Cohorts.Where(c => c.Kind == CohortKind.ArrivalBlock && c.IsFlagged).ToList();

        var block = blocks.ShouldHaveSingleItem();
        block.First.ShouldBeInRange(290, 320);
        block.Last.ShouldBeInRange(480, 512);
    }

    private static IEnumerable<AccountProfile> People(int count) => Enumerable.Range(0, count).Select(i => Account(First.AddDays(i * 7919 % 2000), posts: (i * 31) % 2000));

    private static AccountProfile Account(DateOnly? created, long posts) => new() { CreatedDay = created, Posts = posts, Followers = 90, Following = 120, HasBio = true };

    private static FollowerAudit Audit(IReadOnlyList<AccountProfile> accounts)
    {
        var tally = new FollowerTally(ProfileFamily.X);
        foreach (var account in accounts)
            tally.Add(account);
        return tally.Audit();
    }
}

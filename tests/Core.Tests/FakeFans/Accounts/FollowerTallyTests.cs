using Engagement.Core.FakeFans.Accounts;
using Engagement.Core.FakeFans.Accounts.Rules;

namespace Engagement.Core.Tests.FakeFans.Accounts;

public class FollowerTallyTests
{
    private static readonly AccountProfile Fake = new() { Followers = 6, Following = 1400, Posts = 1, Likes = 0, Listed = 0, HasBio = false, HasLocation = false, HasUrl = false };
    private static readonly AccountProfile Person = new() { Followers = 250, Following = 220, Posts = 3000, Likes = 400, Listed = 4, HasBio = true, HasLocation = true, HasUrl = true };

    [Fact]
    public void Audit_FewAccounts_IsNotToldAShare()
    {
        var audit = Audit(Enumerable.Repeat(Fake, FollowerAudit.LeastAccounts - 1));

        (audit.Status, audit.FakeShare, audit.FakeShareInterval, audit.LowShare, audit.HighShare).ShouldBe((FollowerAuditStatus.NotEnoughData, null, null, null, null));
        audit.Judge(Fake).Probability.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Audit_None_HasNothingToSay()
    {
        var audit = Audit([]);

        (audit.N, audit.Status, audit.AssumedShare, audit.Cohorts.Count).ShouldBe((0, FollowerAuditStatus.NotEnoughData, 0.5, 0));
    }

    [Fact]
    public void Audit_NothingKnownOfAnyAccount_IsNotToldAShare() =>
        Audit(Enumerable.Repeat(new AccountProfile { HasName = true }, 500)).Status.ShouldBe(FollowerAuditStatus.NotEnoughKnown);

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.4)]
    [InlineData(1)]
    public void Audit_KnownMixture_FindsItsShare(double share)
    {
        var audit = Audit(Enumerable.Range(0, 1000).Select(i => i < share * 1000 ? Fake : Person));

        audit.FakeShareInterval.ShouldNotBeNull();
        share.ShouldBeInRange(audit.FakeShareInterval.Low - 0.02, audit.FakeShareInterval.High + 0.02);
        audit.LowShare!.Value.ShouldBeLessThanOrEqualTo(audit.FakeShare!.Value);
        audit.HighShare!.Value.ShouldBeGreaterThanOrEqualTo(audit.FakeShare!.Value);
        audit.Labels.Sum().ShouldBe(1000);
        audit.Verdicts.ShouldAllBe(verdicts => verdicts.Sum() == 1000);
    }

    [Fact]
    public void Audit_OrderOfRowsAndIds_ChangesNothing()
    {
        var accounts = SharedFollowers.Read("x-2015.csv").Select(a => a.Profile).ToList();
        var shuffled = accounts.Select(p => p with { Id = null }).ToArray();
        new Random(3).Shuffle(shuffled);

        var (audit, again) = (Audit(accounts), Audit(shuffled));

        again.AssumedShare.ShouldBe(audit.AssumedShare, 1e-12);
        (again with { AssumedShare = 0, Labels = [], Verdicts = [], Cohorts = [] }).ShouldBe(audit with { AssumedShare = 0, Labels = [], Verdicts = [], Cohorts = [] });
        again.Cohorts.ShouldBe(audit.Cohorts);
        again.Verdicts.ShouldBe(audit.Verdicts);
    }

    // Every account three times: the same shares, known more surely.
    [Fact]
    public void Audit_Repeated_HasTheSameSharesAndANarrowerInterval()
    {
        var accounts = SharedFollowers.Read("x-2015.csv").Select(a => a.Profile).Where((_, i) => i % 7 == 0).ToList();

        var (once, thrice) = (Audit(accounts), Audit(accounts.Concat(accounts).Concat(accounts)));

        thrice.FakeShare!.Value.ShouldBe(once.FakeShare!.Value, 1e-9);
        thrice.LowShare!.Value.ShouldBe(once.LowShare!.Value, 1e-9);
        thrice.AssumedShare.ShouldBe(once.AssumedShare, 0.01);
        (thrice.FakeShareInterval!.High - thrice.FakeShareInterval.Low).ShouldBeLessThan(once.FakeShareInterval!.High - once.FakeShareInterval.Low);
    }

    // Precision where few are fake: one in twenty, as in the requirement, whatever the labelled list's own half.
    [Fact]
    public void Audit_OneInTwentyFake_IsPreciseAboutThem()
    {
        var accounts = SharedFollowers.Read("x-2015.csv");
        var people = accounts.Where(a => !a.IsFake).ToList();
        var sample = people.Concat(accounts.Where(a => a.IsFake).Where((_, i) => i % 17 == 0).Take(people.Count / 19)).ToList();

        var audit = Audit(sample.Select(a => a.Profile));
        var flagged = sample.Where(a => audit.Judge(a.Profile).Label == AccountLabel.LikelyFake).ToList();

        ((double)flagged.Count(a => a.IsFake) / flagged.Count).ShouldBeGreaterThan(0.95);
        audit.FakeShare!.Value.ShouldBe(0.05, 0.02);
    }

    [Fact]
    public void Judge_Account_SaysWhichRulesAreMet()
    {
        var judgement = Audit(Enumerable.Repeat(Fake, 40).Concat(Enumerable.Repeat(Person, 40))).Judge(Fake);

        judgement.Rules.Select(found => found.Verdict).ShouldBe([RuleVerdict.Fake, RuleVerdict.Fake, RuleVerdict.Fake]);
        judgement.Label.ShouldBe(AccountLabel.LikelyFake);
    }

    [Fact]
    public void MostPlausible_NoEvidence_StaysAtAHalf() => FakeShare.MostPlausible([(0, 1000)]).ShouldBe(0.5, 1e-6);

    // Two groups told apart without doubt: 300 of 1,000 and the two that are assumed, (300 + 1) / 1,002.
    [Fact]
    public void MostPlausible_CertainEvidence_IsTheCount() => FakeShare.MostPlausible([(40, 300), (-40, 700)]).ShouldBe(301.0 / 1002, 1e-6);

    private static FollowerAudit Audit(IEnumerable<AccountProfile> accounts)
    {
        var tally = new FollowerTally(ProfileFamily.X);
        foreach (var account in accounts)
            tally.Add(account);
        return tally.Audit();
    }
}

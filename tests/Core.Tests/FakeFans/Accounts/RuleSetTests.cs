using Engagement.Core.FakeFans.Accounts;
using Engagement.Core.FakeFans.Accounts.Rules;

namespace Engagement.Core.Tests.FakeFans.Accounts;

public class RuleSetTests
{
    private static readonly DateOnly Observed = new(2013, 4, 30);

    private static readonly AccountProfile Person = new()
    {
        HasName = true, HasDefaultImage = false, HasLocation = true, HasBio = true, HasUrl = false, Followers = 120, Following = 200, Posts = 900, Listed = 2, CreatedDay = new(2011, 1, 1), BioSaysBot = false,
    };

    // Met: name, picture, place, description, followers, list, posts, 240 >= 200: 8; failed: link.
    [Fact]
    public void CamisaniCalzolari_Person_HasPointsForEachRuleMet() => new CamisaniCalzolari().Apply(Person, Observed)
        .ShouldSatisfyAllConditions(
            finding => finding.Verdict.ShouldBe(RuleVerdict.Genuine),
            finding => finding.Score.ShouldBe(7),
            finding => finding.Met.ShouldBe([1, 2, 3, 4, 5, 6, 7, 19]),
            finding => finding.NotTold.ShouldBe([8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22]));

    // Only name and picture are met: 2 - 7 = -5 is below -4. With a place as well, 3 - 6 = -3 is neutral.
    [Theory]
    [InlineData(false, -5, RuleVerdict.Fake)]
    [InlineData(true, -3, RuleVerdict.Neutral)]
    public void CamisaniCalzolari_EmptyAccount_IsFakeBelowMinusFour(bool hasLocation, int score, RuleVerdict verdict)
    {
        var finding = new CamisaniCalzolari().Apply(
            new() { HasName = true, HasDefaultImage = false, HasLocation = hasLocation, HasBio = false, HasUrl = false, Followers = 3, Following = 900, Posts = 2, Listed = 0 }, null);

        (finding.Score, finding.Verdict).ShouldBe((score, verdict));
    }

    [Theory]
    [InlineData(10, 1000, RuleVerdict.Fake)]
    [InlineData(10, 999, RuleVerdict.Genuine)]
    [InlineData(0, 100, RuleVerdict.Fake)]
    [InlineData(0, 99, RuleVerdict.Genuine)]
    public void StateOfSearch_Ratio_CountsFromAHundred(long followers, long following, RuleVerdict verdict) =>
        new StateOfSearch().Apply(new() { Followers = followers, Following = following }, null).Verdict.ShouldBe(verdict);

    [Fact]
    public void StateOfSearch_SaysBot_IsFake() => new StateOfSearch().Apply(Person with { BioSaysBot = true }, null).Met.ShouldBe([1]);

    [Fact]
    public void Socialbakers_EachRule_IsMetAtItsThreshold()
    {
        Met(Person).ShouldBeEmpty();
        Met(Person with { Followers = 4 }).ShouldBe([1]);
        Met(Person with { Posts = 0 }).ShouldBe([6]);
        Met(Person with { HasDefaultImage = true, CreatedDay = new(2013, 2, 27) }).ShouldBe([7]);
        Met(Person with { HasDefaultImage = true, CreatedDay = new(2013, 2, 28) }).ShouldBeEmpty();
        Met(Person with { HasBio = false, HasLocation = false, Following = 101 }).ShouldBe([8]);
        Met(Person with { HasBio = false, HasLocation = false, Following = 100 }).ShouldBeEmpty();

        static IReadOnlyList<int> Met(AccountProfile profile) => new Socialbakers().Apply(profile, Observed).Met;
    }

    [Fact]
    public void Socialbakers_UnknownParts_AreNotTold()
    {
        var rules = new Socialbakers();

        rules.Apply(Person with { HasDefaultImage = true }, null).NotTold.ShouldContain(7);
        rules.Apply(Person with { HasDefaultImage = false }, null).NotTold.ShouldNotContain(7);
        rules.Apply(new() { HasBio = false, HasLocation = null, Following = 500 }, null).NotTold.ShouldContain(8);
        rules.Apply(new() { HasBio = true, Following = null }, null).NotTold.ShouldNotContain(8);
    }

    [Fact]
    public void Apply_NothingKnown_IsUnknown()
    {
        foreach (var set in RuleSet.All)
            set.Apply(new(), Observed).Verdict.ShouldBe(RuleVerdict.Unknown);
    }

    [Fact]
    public void Rules_Numbers_AreThoseOfThePublication() => RuleSet.All.Select(set => set.Rules.Select(rule => rule.Number)).ShouldBe(
        [Enumerable.Range(1, 22), Enumerable.Range(1, 7), Enumerable.Range(1, 8)]);
}

using Engagement.Core.FakeFans.Accounts;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.FakeFans.Accounts;

public class FollowerModelTests
{
    private static readonly Gen<AccountProfile> AnyProfile =
        from followers in Maybe(3_000)
        from following in Maybe(8_000)
        from posts in Maybe(2_000)
        from likes in Maybe(500)
        from listed in Maybe(20)
        from bio in Gen.Elements<bool?>(null, true, false)
        from url in Gen.Elements<bool?>(null, true, false)
        from image in Gen.Elements<bool?>(null, true, false)
        from digits in Maybe(8)
        select new AccountProfile
        {
            Followers = followers, Following = following, Posts = posts, Likes = likes, Listed = listed, HasBio = bio, HasUrl = url, HasDefaultImage = image,
            HandleDigits = (int?)digits, HandleLength = digits is null ? null : 12,
        };

    public static TheoryData<ProfileFamily> Families => [.. Enum.GetValues<ProfileFamily>()];

    [Theory]
    [MemberData(nameof(Families))]
    public void Score_NothingKnown_SaysNothing(ProfileFamily family)
    {
        var score = FollowerModel.Shipped.Of(family).Score(new());

        score.Known.ShouldBe(ProfileParts.None);
        score.Probability().ShouldBe(0.5, 0.02);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Score_AnyProfile_IsAProbabilityThatRisesWithTheShare(ProfileFamily family) => Prop.ForAll(AnyProfile.ToArbitrary(), profile =>
    {
        var score = FollowerModel.Shipped.Of(family).Score(profile);

        score.Probability().ShouldBeInRange(0.0001, 0.9999);
        score.Probability(0.05).ShouldBeLessThan(score.Probability());
        score.ShouldBe(FollowerModel.Shipped.Of(family).Score(profile with { Id = "another", Rank = 7, CreatedDay = new(2012, 6, 23), HandleShape = "a7" }));
    }).QuickCheckThrowOnFailure();

    // What is known stays known: only then are two profiles weighed by the same calibration.
    [Theory]
    [MemberData(nameof(Families))]
    public void Score_MoreActivity_IsNeverMoreSuspicious(ProfileFamily family) => Prop.ForAll(AnyProfile.ToArbitrary(), Gen.Choose(1, 500).ToArbitrary(), (profile, more) =>
    {
        var (model, tolerance) = (FollowerModel.Shipped.Of(family), 1e-5);
        var before = model.Score(profile).LogLikelihoodRatio;

        model.Score(profile with { Posts = profile.Posts + more }).LogLikelihoodRatio.ShouldBeLessThanOrEqualTo(before + tolerance);
        model.Score(profile with { Likes = profile.Likes + more }).LogLikelihoodRatio.ShouldBeLessThanOrEqualTo(before + tolerance);
        model.Score(profile with { Listed = profile.Listed + more }).LogLikelihoodRatio.ShouldBeLessThanOrEqualTo(before + tolerance);
        model.Score(profile with { Followers = profile.Followers + more }).LogLikelihoodRatio.ShouldBeLessThanOrEqualTo(before + tolerance);
        if (profile.HasBio is false)
            model.Score(profile with { HasBio = true }).LogLikelihoodRatio.ShouldBeLessThanOrEqualTo(before + tolerance);
        if (profile.HasDefaultImage is false)
            model.Score(profile with { HasDefaultImage = true }).LogLikelihoodRatio.ShouldBeGreaterThanOrEqualTo(before - tolerance);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Explain_SuspiciousAccount_NamesWhatIsKnownAndSuspicious()
    {
        var reasons = FollowerModel.Shipped.Of(ProfileFamily.X).Explain(new() { Followers = 6, Following = 1400, Posts = 1 });

        reasons.ShouldNotBeEmpty();
        reasons.ShouldAllBe(reason => reason.Evidence > 0 && reason.Signal.Part != ProfileParts.Likes && reason.En.Length > 0 && reason.Fr.Length > 0);
        reasons.Select(reason => reason.Signal.Name).ShouldContain("following_per_follower");
    }

    [Theory]
    [InlineData("x-2015.csv", ProfileFamily.X, 0.97)]
    [InlineData("instagram-2020.csv", ProfileFamily.Instagram, 0.8)]
    public void Score_LabelledAccounts_AreToldApart(string file, ProfileFamily family, double least) => SharedFollowers.Mcc(
        SharedFollowers.Read(file).Select(a => (FollowerModel.Shipped.Of(family).Score(a.Profile).Probability() >= 0.5, a.IsFake))).ShouldBeGreaterThan(least);

    // A list that lacks a column, or a cell here and there, is judged by what it has: a missing count must not be read as zero.
    [Theory]
    [InlineData("likes")]
    [InlineData("posts")]
    [InlineData("follows")]
    public void Score_PartsHidden_KeepsTellingApart(string hidden)
    {
        var sample = SharedFollowers.Read("x-2015.csv").Select(a => (a.IsFake, Profile: hidden switch
        {
            "likes" => a.Profile with { Likes = null },
            "posts" => a.Profile with { Posts = null },
            _ => a.Profile with { Followers = null, Following = null },
        }));

        SharedFollowers.Mcc(sample.Select(a => (FollowerModel.Shipped.Of(ProfileFamily.X).Score(a.Profile).Probability() >= 0.5, a.IsFake))).ShouldBeGreaterThan(0.85);
    }

    private static Gen<long?> Maybe(int most) => Gen.Frequency((1, Gen.Constant<long?>(null)), (3, Gen.Choose(0, most).Select(n => (long?)n)));
}

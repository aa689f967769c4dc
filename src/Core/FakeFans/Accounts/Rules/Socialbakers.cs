namespace Engagement.Core.FakeFans.Accounts.Rules;

/// <summary>Socialbakers' FakeFollowerCheck (2012). It gave points of unpublished weights: here one rule is enough.</summary>
public sealed class Socialbakers : RuleSet
{
    /// <inheritdoc/>
    public override string Name => "socialbakers";

    /// <inheritdoc/>
    public override string Title => "Socialbakers";

    /// <inheritdoc/>
    public override IReadOnlyList<ProfileRule> Rules { get; } =
    [
        new(1, "follows 50 times as many as follow it", "suit 50 fois plus de comptes qu'il n'a d'abonnés", (p, _) => FollowsTimes(p, 50)),
        new(2, "spam phrases in over 30 % of its posts", "plus de 30 % de ses publications ont des formules de spam", null),
        new(3, "the same post more than three times", "plus de trois fois la même publication", null),
        new(4, "over 90 % reposts", "plus de 90 % de partages", null),
        new(5, "over 90 % links", "plus de 90 % de liens", null),
        new(6, "has never posted", "n'a jamais publié", (p, _) => p.Posts is { } posts ? posts == 0 : null),
        new(7, "older than two months, without a picture", "plus de deux mois, sans image", WithoutPicture),
        new(8, "no description, no place, follows more than 100", "ni description ni lieu, suit plus de 100 comptes", Empty),
    ];

    private protected override RuleFinding Judge(List<int> met, List<int> failed, List<int> notTold) =>
        new(met.Count > 0 ? RuleVerdict.Fake : RuleVerdict.Genuine, met, notTold);

    private static bool? WithoutPicture(AccountProfile profile, DateOnly? observedDay) => profile.HasDefaultImage is true
        ? profile.CreatedDay is { } created && observedDay is { } day ? created < day.AddMonths(-2) : null
        : profile.HasDefaultImage;

    // One of the three that is not so settles it, whatever is not known of the others.
    private static bool? Empty(AccountProfile profile, DateOnly? observedDay) => HasBio(profile) is true || profile.HasLocation is true || profile.Following <= 100
        ? false
        : HasBio(profile) is null || profile.HasLocation is null || profile.Following is null ? null : true;
}

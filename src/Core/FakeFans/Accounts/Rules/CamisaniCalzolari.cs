namespace Engagement.Core.FakeFans.Accounts.Rules;

/// <summary>Camisani-Calzolari's algorithm (2012): points for what people do, points against for what they would do and is not there.</summary>
/// <remarks>Its thresholds are those of the whole set: with nine of 22 rules told it is milder than published.</remarks>
public sealed class CamisaniCalzolari : RuleSet
{
    private const int LeastNeutral = -4;

    /// <inheritdoc/>
    public override string Name => "camisani_calzolari";

    /// <inheritdoc/>
    public override string Title => "Camisani-Calzolari";

    /// <inheritdoc/>
    public override IReadOnlyList<ProfileRule> Rules { get; } =
    [
        new(1, "has a name", "a un nom", (p, _) => p.HasName),
        new(2, "has a picture", "a une image", (p, _) => !p.HasDefaultImage),
        new(3, "says where it is", "dit où il est", (p, _) => p.HasLocation),
        new(4, "describes itself", "se décrit", (p, _) => HasBio(p)),
        new(5, "at least 30 followers", "au moins 30 abonnés", (p, _) => p.Followers is { } followers ? followers >= 30 : null),
        new(6, "is in a list", "figure dans une liste", (p, _) => p.Listed is { } listed ? listed > 0 : null),
        new(7, "at least 50 posts", "au moins 50 publications", (p, _) => p.Posts is { } posts ? posts >= 50 : null),
        new(8, "has posted with a position", "a publié une position", null),
        new(9, "links to a site", "renvoie à un site", (p, _) => p.HasUrl),
        new(10, "is among another's favourites", "est parmi les favoris d'un autre", null),
        new(11, "uses punctuation", "emploie la ponctuation", null),
        new(12, "has used a hashtag", "a employé un mot-dièse", null),
        new(13, "has posted from an iPhone", "a publié d'un iPhone", null),
        new(14, "has posted from Android", "a publié d'un Android", null),
        new(15, "has posted from Foursquare", "a publié de Foursquare", null),
        new(16, "has posted from Instagram", "a publié d'Instagram", null),
        new(17, "has posted from the site", "a publié depuis le site", null),
        new(18, "has addressed somebody", "s'est adressé à quelqu'un", null),
        new(19, "twice its followers are at least those it follows", "le double de ses abonnés atteint ses abonnements", (p, _) =>
            p is { Followers: { } followers, Following: { } following } ? 2 * followers >= following : null),
        new(20, "does not only post links", "ne publie pas que des liens", null),
        new(21, "has been reposted", "a été repartagé", null),
        new(22, "posts from several applications", "publie depuis plusieurs applications", null),
    ];

    // Of the rules that a profile tells, each gives one point when met and takes one when not.
    private protected override RuleFinding Judge(List<int> met, List<int> failed, List<int> notTold)
    {
        var score = met.Count - failed.Count;
        return new(score > 0 ? RuleVerdict.Genuine : score >= LeastNeutral ? RuleVerdict.Neutral : RuleVerdict.Fake, met, notTold, score);
    }
}

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>A quantity of a profile that the model weighs, and which way it speaks.</summary>
/// <remarks>
/// Every signal has one direction that makes sense for any vendor of followers, and the model may not learn the other one: what is peculiar to
/// the vendor of the training data (handles without digits, places that are filled in) is thereby not learned.
/// </remarks>
/// <param name="Name">Name in the model file, lower snake case.</param>
/// <param name="Direction">+1 when more of it is more suspicious, -1 when more of it is less.</param>
/// <param name="Part">Which part of a profile must be known for it.</param>
/// <param name="SuspiciousEn">Words for it when it speaks for a fake account.</param>
/// <param name="SuspiciousFr">The same in French.</param>
/// <param name="GenuineEn">Words for it when it speaks for a genuine account.</param>
/// <param name="GenuineFr">The same in French.</param>
public sealed record ProfileSignal(
    string Name, int Direction, ProfileParts Part, string SuspiciousEn, string SuspiciousFr, string GenuineEn, string GenuineFr)
{
    /// <summary>How many signals there are.</summary>
    public static int Count => All.Count;

    /// <summary>Every signal, in the order of <see cref="Read"/>.</summary>
    public static IReadOnlyList<ProfileSignal> All { get; } =
    [
        new("followers", -1, ProfileParts.Follows, "few followers", "peu d'abonnés", "many followers", "beaucoup d'abonnés"),
        new("following", 1, ProfileParts.Follows, "follows many accounts", "suit beaucoup de comptes", "follows few accounts", "suit peu de comptes"),
        new("following_per_follower", 1, ProfileParts.Follows,
            "follows far more than follow it", "suit bien plus qu'il n'est suivi", "is followed about as much as it follows", "est suivi à peu près autant qu'il suit"),
        new("following_per_squared_follower", 1, ProfileParts.Follows,
            "follows far more than its followers explain", "suit bien plus que ses abonnés ne l'expliquent", "its followers explain whom it follows", "ses abonnés expliquent ses abonnements"),
        new("posts", -1, ProfileParts.Posts, "has posted little", "a peu publié", "has posted much", "a beaucoup publié"),
        new("posts_per_following", -1, ProfileParts.Follows | ProfileParts.Posts,
            "posts little for how many it follows", "publie peu au regard de ses abonnements", "posts as much as it follows", "publie autant qu'il suit"),
        new("likes", -1, ProfileParts.Likes, "has liked little", "a peu aimé", "has liked much", "a beaucoup aimé"),
        new("likes_per_following", -1, ProfileParts.Follows | ProfileParts.Likes,
            "likes little for how many it follows", "aime peu au regard de ses abonnements", "likes as much as it follows", "aime autant qu'il suit"),
        new("actions", -1, ProfileParts.Posts | ProfileParts.Likes, "has done little", "a peu agi", "has done much", "a beaucoup agi"),
        new("listed", -1, ProfileParts.Listed, "is in nobody's lists", "ne figure dans aucune liste", "is in lists of others", "figure dans des listes"),
        new("has_bio", -1, ProfileParts.Bio, "no description", "pas de description", "describes itself", "se décrit"),
        new("bio_length", -1, ProfileParts.BioLength, "short description", "description courte", "long description", "description longue"),
        new("has_location", -1, ProfileParts.Links, "no place", "pas de lieu", "says where it is", "dit où il est"),
        new("has_url", -1, ProfileParts.Links, "no link", "pas de lien", "links to a site", "renvoie à un site"),
        new("default_image", 1, ProfileParts.Image, "no picture of its own", "pas d'image à lui", "a picture of its own", "une image à lui"),
        new("verified", -1, ProfileParts.None, "not verified", "non vérifié", "verified", "vérifié"),
        new("handle_digit_share", 1, ProfileParts.Handle, "many digits in its handle", "beaucoup de chiffres dans son nom", "few digits in its handle", "peu de chiffres dans son nom"),
        new("emptiness", 1, ProfileParts.Bio | ProfileParts.Image, "empty profile", "profil vide", "filled-in profile", "profil rempli"),
    ];

    private static readonly bool[] OfOnePart = [.. All.Select(signal => System.Numerics.BitOperations.PopCount((uint)signal.Part) == 1)];

    /// <summary>Whether a part of a profile is not known when this signal is not.</summary>
    internal static bool IsOfOnePart(int signal) => OfOnePart[signal];

    /// <summary>Reads every signal of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="signals">Receives one value per signal; NaN where what it needs is not known. Counts below zero are not known.</param>
    public static void Read(AccountProfile profile, Span<float> signals)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var (followers, following, posts) = (Known(profile.Followers), Known(profile.Following), Known(profile.Posts));
        var (likes, listed) = (Known(profile.Likes), Known(profile.Listed));
        var hasBio = Truth(profile.HasBio ?? (profile.BioLength is { } length ? length > 0 : null));
        var (hasLocation, hasUrl, defaultImage) = (Truth(profile.HasLocation), Truth(profile.HasUrl), Truth(profile.HasDefaultImage));
        signals[0] = followers;
        signals[1] = following;
        signals[2] = (following + 1) / (followers + 1);
        signals[3] = following / (followers * followers + 1);
        signals[4] = posts;
        signals[5] = (posts + 1) / (following + 1);
        signals[6] = likes;
        signals[7] = (likes + 1) / (following + 1);
        signals[8] = posts + likes;
        signals[9] = listed;
        signals[10] = hasBio;
        signals[11] = profile.BioLength is >= 0 and var characters ? characters : float.NaN;
        signals[12] = hasLocation;
        signals[13] = hasUrl;
        signals[14] = defaultImage;
        signals[15] = Truth(profile.IsVerified);
        signals[16] = profile is { HandleDigits: >= 0 and var digits, HandleLength: > 0 and var handle } ? (float)digits / handle : float.NaN;
        signals[17] = defaultImage - hasBio;
    }

    private static float Known(long? count) => count is >= 0 and var known ? known : float.NaN;

    private static float Truth(bool? truth) => truth switch { true => 1, false => 0, null => float.NaN };
}

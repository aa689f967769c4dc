namespace Engagement.Core;

/// <summary>One account of a sample of a page's followers: what its profile says, without saying whose it is.</summary>
/// <param name="Page">The page that it follows.</param>
/// <param name="AsOfDay">The last complete day when the sample was asked for.</param>
/// <param name="Rank">Counts from 1, the latest follower: networks list followers in the order in which they came, without saying when.</param>
/// <param name="AccountKey">Keyed hash of the account's id, the same as of an author with that id; null when not kept.</param>
/// <param name="CreatedDay">The network's day on which the account was made; null when not known.</param>
/// <param name="Followers">How many follow it; null when not known.</param>
/// <param name="Following">How many it follows; null when not known.</param>
/// <param name="Posts">How much it has posted in its life; null when not known.</param>
/// <param name="Listed">In how many lists of others it is; null when not known.</param>
public sealed record SampledFollower(
    PageKey Page,
    DateOnly AsOfDay,
    int Rank,
    string? AccountKey,
    DateOnly? CreatedDay,
    long? Followers,
    long? Following,
    long? Posts,
    long? Listed)
{
    /// <summary>Whether it has a name besides its handle.</summary>
    public bool HasName { get; init; }

    /// <summary>Whether it says something about itself.</summary>
    public bool HasDescription { get; init; }

    /// <summary>Whether it links to somewhere.</summary>
    public bool HasUrl { get; init; }

    /// <summary>Whether it says where it is.</summary>
    public bool HasLocation { get; init; }

    /// <summary>Whether it still has the network's own picture; null when not known.</summary>
    public bool? HasDefaultImage { get; init; }

    /// <summary>Whether only those whom it lets see its posts; null when not known.</summary>
    public bool? IsProtected { get; init; }

    /// <summary>Whether the network marks it as verified; null when not known.</summary>
    public bool? IsVerified { get; init; }

    /// <summary>Runs of letters, digits and other characters in its handle, see <see cref="FakeFans.ProfileFeatures.HandleShape"/>.</summary>
    public string HandleShape { get; init; } = "";

    /// <summary>Characters of its handle.</summary>
    public int HandleLength { get; init; }

    /// <summary>Whether its name is its handle, whatever the case.</summary>
    public bool NameEqualsHandle { get; init; }

    /// <summary>Whether what it says about itself has a phrase that published rules take for spam.</summary>
    public bool DescriptionHasSpamPhrase { get; init; }

    /// <summary>Whether it says about itself that it is a bot.</summary>
    public bool DescriptionSaysBot { get; init; }
}

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>What one account's profile says. Whatever is not known is null: it is never taken for zero or for no.</summary>
public sealed record AccountProfile
{
    /// <summary>What the list calls the account, so that a reader finds it again; nothing is judged by it.</summary>
    public string? Id { get; init; }

    /// <summary>Counts from 1, the latest follower, where the list is in the order in which they came.</summary>
    public int? Rank { get; init; }

    /// <summary>The network's day on which the account was made.</summary>
    public DateOnly? CreatedDay { get; init; }

    /// <summary>How many follow it.</summary>
    public long? Followers { get; init; }

    /// <summary>How many it follows.</summary>
    public long? Following { get; init; }

    /// <summary>How much it has posted in its life.</summary>
    public long? Posts { get; init; }

    /// <summary>How many posts of others it has liked.</summary>
    public long? Likes { get; init; }

    /// <summary>In how many lists of others it is.</summary>
    public long? Listed { get; init; }

    /// <summary>Whether it has a name besides its handle.</summary>
    public bool? HasName { get; init; }

    /// <summary>Whether it says something about itself.</summary>
    public bool? HasBio { get; init; }

    /// <summary>Characters of what it says about itself.</summary>
    public int? BioLength { get; init; }

    /// <summary>Whether it says where it is.</summary>
    public bool? HasLocation { get; init; }

    /// <summary>Whether it links to somewhere.</summary>
    public bool? HasUrl { get; init; }

    /// <summary>Whether it still has the network's own picture, or none.</summary>
    public bool? HasDefaultImage { get; init; }

    /// <summary>Whether only those whom it lets see its posts.</summary>
    public bool? IsPrivate { get; init; }

    /// <summary>Whether the network marks it as verified.</summary>
    public bool? IsVerified { get; init; }

    /// <summary>Characters of its handle.</summary>
    public int? HandleLength { get; init; }

    /// <summary>Digits in its handle.</summary>
    public int? HandleDigits { get; init; }

    /// <summary>Runs of letters, digits and other characters in its handle, in any notation that writes alike handles alike.</summary>
    public string? HandleShape { get; init; }

    /// <summary>Whether what it says about itself has a phrase that published rules take for spam.</summary>
    public bool? BioHasSpamPhrase { get; init; }

    /// <summary>Whether it says about itself that it is a bot.</summary>
    public bool? BioSaysBot { get; init; }

    /// <summary>A follower of a sample.</summary>
    /// <param name="follower">As stored; what samples do not hold is not known.</param>
    public static AccountProfile Of(SampledFollower follower)
    {
        ArgumentNullException.ThrowIfNull(follower);
        return new()
        {
            Id = follower.AccountKey,
            Rank = follower.Rank,
            CreatedDay = follower.CreatedDay,
            Followers = follower.Followers,
            Following = follower.Following,
            Posts = follower.Posts,
            Listed = follower.Listed,
            HasName = follower.HasName,
            HasBio = follower.HasDescription,
            HasLocation = follower.HasLocation,
            HasUrl = follower.HasUrl,
            HasDefaultImage = follower.HasDefaultImage,
            IsPrivate = follower.IsProtected,
            IsVerified = follower.IsVerified,
            HandleLength = follower.HandleLength == 0 ? null : follower.HandleLength,
            HandleDigits = follower.HandleShape.Length == 0 ? null : ProfileFeatures.DigitsOf(follower.HandleShape),
            HandleShape = follower.HandleShape.Length == 0 ? null : follower.HandleShape,
            BioHasSpamPhrase = follower.DescriptionHasSpamPhrase,
            BioSaysBot = follower.DescriptionSaysBot,
        };
    }
}

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>A profile while the cells of its record are read.</summary>
internal sealed class ProfileDraft
{
    public string? Id { get; set; }

    public int? Rank { get; set; }

    public DateOnly? CreatedDay { get; set; }

    public long? Followers { get; set; }

    public long? Following { get; set; }

    public long? Posts { get; set; }

    public long? Likes { get; set; }

    public long? Listed { get; set; }

    public bool? HasName { get; set; }

    public bool? HasBio { get; set; }

    public int? BioLength { get; set; }

    public bool? HasLocation { get; set; }

    public bool? HasUrl { get; set; }

    public bool? HasDefaultImage { get; set; }

    public bool? IsPrivate { get; set; }

    public bool? IsVerified { get; set; }

    public int? HandleLength { get; set; }

    public int? HandleDigits { get; set; }

    public string? HandleShape { get; set; }

    public bool? BioHasSpamPhrase { get; set; }

    public bool? BioSaysBot { get; set; }

    public bool? IsFake { get; set; }

    public AccountProfile Profile() => new()
    {
        Id = Id,
        Rank = Rank,
        CreatedDay = CreatedDay,
        Followers = Followers,
        Following = Following,
        Posts = Posts,
        Likes = Likes,
        Listed = Listed,
        HasName = HasName,
        HasBio = HasBio,
        BioLength = BioLength,
        HasLocation = HasLocation,
        HasUrl = HasUrl,
        HasDefaultImage = HasDefaultImage,
        IsPrivate = IsPrivate,
        IsVerified = IsVerified,
        HandleLength = HandleLength,
        HandleDigits = HandleDigits,
        HandleShape = HandleShape,
        BioHasSpamPhrase = BioHasSpamPhrase,
        BioSaysBot = BioSaysBot,
    };
}

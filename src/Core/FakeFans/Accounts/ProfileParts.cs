namespace Engagement.Core.FakeFans.Accounts;

/// <summary>Parts of a profile that a list of accounts holds or lacks together. How sure the model may be depends on which are known.</summary>
[Flags]
public enum ProfileParts
{
    /// <summary>Nothing that the model was measured on.</summary>
    None = 0,

    /// <summary>How many follow the account and how many it follows.</summary>
    Follows = 1,

    /// <summary>How much it has posted.</summary>
    Posts = 2,

    /// <summary>How much it has liked.</summary>
    Likes = 4,

    /// <summary>In how many lists it is.</summary>
    Listed = 8,

    /// <summary>Whether it says something about itself.</summary>
    Bio = 16,

    /// <summary>Where it is and links to.</summary>
    Links = 32,

    /// <summary>Whether it has a picture of its own.</summary>
    Image = 64,

    /// <summary>The digits of its handle.</summary>
    Handle = 128,

    /// <summary>How long what it says about itself is.</summary>
    BioLength = 256,
}

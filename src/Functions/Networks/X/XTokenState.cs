namespace Engagement.Functions.Networks.X;

/// <summary>What is kept of the tokens that act for an account. Tokens are encrypted.</summary>
/// <param name="Origin">Fingerprint of the first refresh token, from which these descend.</param>
/// <param name="IsRefused">Whether X refused the latest refresh token: then all of them are dead.</param>
internal sealed record XTokenState(string Origin, bool IsRefused = false)
{
    /// <summary>The only one that X still accepts; null while that is the first one, from the settings.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Null before the first refresh.</summary>
    public string? AccessToken { get; init; }

    public DateTimeOffset? AccessUntil { get; init; }

    /// <summary>Who is renewing the tokens; null when nobody is.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>From when on whoever is renewing them must have died.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    public XTokenState Released() => this with { LeaseOwner = null, LeaseUntil = null };
}

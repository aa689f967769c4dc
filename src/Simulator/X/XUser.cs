namespace Engagement.Simulator.X;

/// <summary>Somebody on X as their profile shows them.</summary>
internal sealed record XUser(long Id, string Username, string Name, DateTimeOffset CreatedAt)
{
    public string? Description { get; init; }

    public string? Location { get; init; }

    public string? Url { get; init; }

    public bool HasPicture { get; init; }

    public bool IsProtected { get; init; }

    /// <summary>"blue", "business" or "none".</summary>
    public string VerifiedType { get; init; } = "none";

    public long Followers { get; init; }

    public long Following { get; init; }

    public long Posts { get; init; }

    public long Listed { get; init; }

    public long Likes { get; init; }

    public long Media { get; init; }

    public long? MostRecentPostId { get; init; }
}

namespace Engagement.Simulator.Pages;

/// <summary>What does not change about a page.</summary>
internal sealed record PageProfile(string Id, string Name, string AccessToken, string TimeZone, string Market)
{
    public string? Username { get; init; }

    public string? Category { get; init; }

    public string? Link { get; init; }
}

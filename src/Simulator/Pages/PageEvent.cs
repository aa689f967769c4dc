namespace Engagement.Simulator.Pages;

/// <summary>Something that happened to a page and shows in its numbers: "campaign" or "viral_post".</summary>
internal sealed record PageEvent(string Kind, DateOnly FirstDay, DateOnly LastDay, string? PostId);

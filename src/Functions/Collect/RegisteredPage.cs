using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>A page that the pipeline collects.</summary>
/// <param name="LastDay">Collect no further than this day (closed pages, recorded histories); null while the page is alive.</param>
/// <param name="Collects">What is asked for; the rest is "not collected", which is not zero.</param>
internal sealed record RegisteredPage(PageKey Key, string? Name, string? TimeZone, string? Market, DateOnly? LastDay, CollectedData Collects)
{
    /// <summary>The network's own id, once it was looked up: a page may be registered under its name.</summary>
    public string? NetworkId { get; init; }

    /// <summary>Who owns the page; null when nobody said: such pages belong together.</summary>
    public string? Tenant { get; init; }

    /// <summary>Whether the network lists all that the page ever posted, when last looked up.</summary>
    public bool? ListsAllPosts { get; init; }
}

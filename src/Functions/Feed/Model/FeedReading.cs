using Engagement.Core;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Model;

/// <summary>Which pages a reading of a set is about.</summary>
internal sealed class FeedReading(Pages registered)
{
    /// <summary>The registered pages that a scope allows, if the set needs any: what is stored of others is not shown.</summary>
    public async Task<PagesInOrder> PagesAsync(FeedSet set, FeedScope scope, CancellationToken cancellation)
    {
        if (scope.IsEmpty || !set.NeedsPages)
            return PagesInOrder.None;
        var found = new List<PageKey>();
        if (OnlyOne(scope) is { } only)
        {
            if (scope.Allows(only) && await registered.FindAsync(only, cancellation).ConfigureAwait(false) is not null)
                found.Add(only);
            return new(found);
        }
        await foreach (var page in registered.ReadAsync(cancellation).ConfigureAwait(false))
            if (scope.Allows(page.Key))
                found.Add(page.Key);
        return new(found);
    }

    private static PageKey? OnlyOne(FeedScope scope) => scope.Key is { } key ? FeedPages.Find(key) : scope.Pages?.Count == 1 ? scope.Pages.First() : null;
}

using Engagement.Core;
using Engagement.Functions.Collect;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Collects a Facebook page: its daily metrics, then its posts, then what its node says of now.</summary>
internal sealed class FacebookSource(FacebookInsights insights, FacebookPosts posts, PostCollector collector, FacebookPageNode node, IOptions<FacebookOptions> options) : INetworkSource
{
    // Facebook lists about 600 posts of a page and year. A list near that length may leave out posts that exist.
    // Source: https://developers.facebook.com/docs/graph-api/reference/page/feed
    public const int MaxCompleteListing = 500;

    private static readonly IReadOnlyList<PageMetric> InsightsMetrics = [.. FacebookPageMetrics.Collected.SelectMany(m => m.Feeds!.Metrics)];

    public Network Network => Network.Facebook;

    public async Task<Refusal?> CollectAsync(RegisteredPage page, CollectedDays days, CancellationToken cancellation)
    {
        // A closed page's days may be older than what the network keeps: then an empty answer is no sign of a lost permission.
        var mayBeEmpty = page.LastDay is not null;
        var ofInsights = page.Collects.HasFlag(CollectedData.Insights)
            ? await Refusal.OfAsync(() => insights.ReadAsync(days, mayBeEmpty, cancellation)).ConfigureAwait(false)
            : null;
        days.SetMissing(InsightsMetrics, ofInsights?.Status ?? MetricStatus.NotCollected);
        if (ofInsights is not null && options.Value.FollowersByCountry)
            days.SetCountriesMissing(days.Range, _ => ofInsights.Status);

        // Posts need other permissions than insights; only a dead token fails both.
        Refusal? ofPosts = null;
        if (ofInsights is { Status: MetricStatus.TokenExpired })
            ofPosts = ofInsights;
        else if (page.Collects.HasFlag(CollectedData.Posts))
            ofPosts = await Refusal.OfAsync(() => collector.CollectAsync(
                days, posts.ListAsync(page.Key, days.Range, cancellation), () => posts.FindNewestAsync(page.Key, days.Range.LastDay, cancellation), MaxCompleteListing, cancellation))
                .ConfigureAwait(false);
        // Where metrics are withheld, a list without any post may be withheld too: then nobody knows that there are none.
        if (ofInsights is { Status: MetricStatus.NoPermission } && ofPosts is null && days.Range.Days().All(day => days.Find(day, PageMetric.PostsPublished)?.Count is 0))
            foreach (var day in days.Range.Days())
                days.Set(day, PageMetric.PostsPublished, MetricValue.Missing(MetricStatus.NoPermission));
        days.SetMissing([PageMetric.PostsPublished], ofPosts?.Status ?? MetricStatus.NotCollected);

        if (page.Collects.HasFlag(CollectedData.Insights) && ofInsights is not { Status: MetricStatus.TokenExpired })
            await node.ReadAsync(days, cancellation).ConfigureAwait(false);
        days.SetMissing([PageMetric.Fans], ofInsights?.Status ?? MetricStatus.NotCollected);
        return ofInsights ?? ofPosts;
    }
}

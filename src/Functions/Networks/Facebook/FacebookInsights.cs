using Engagement.Core;
using Engagement.Functions.Collect;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Reads the daily metrics of a page, in as few requests as periods and breakdowns allow.</summary>
internal sealed class FacebookInsights(FacebookClient client, FacebookRefusals refusals, IOptions<FacebookOptions> options, TimeProvider clock)
{
    // Below it, Facebook tells nothing of who the people are.
    // Source: https://developers.facebook.com/docs/graph-api/reference/insights
    private const int FewestPeople = 100;

    private const int SomeMetrics = 5;

    private readonly bool _byCountry = options.Value.FollowersByCountry;

    private readonly IReadOnlyList<FacebookPageMetric> _asked =
    [
        .. from metric in FacebookPageMetrics.Collected
           where options.Value.FollowersByCountry || !metric.Feeds!.IsByCountry
           let name = options.Value.NameOf(metric.Name)
           where name is not null
           select metric with { Name = name },
    ];

    /// <summary>Fills in what Facebook reports; what it does not report stays as it is.</summary>
    /// <param name="mayBeEmpty">Whether the page may have nothing to report at all for these days.</param>
    /// <exception cref="PageRefusedException">The page is refused, or the answers are empty as they are without permission.</exception>
    public async Task ReadAsync(CollectedDays days, bool mayBeEmpty, CancellationToken cancellation)
    {
        var known = await refusals.ReadAsync(days.Page, days.Range, cancellation).ConfigureAwait(false);
        var requests = new FacebookInsightsRequests(client, days, known, clock);
        var isEmpty = true;
        var isLargestEmpty = false;
        foreach (var together in _asked.GroupBy(m => (m.Period, m.Breakdown, known.IsSuspect(m.Key))))
        {
            var metricsAnswered = await requests.ReadAsync([.. together], days.Range, cancellation).ConfigureAwait(false);
            isEmpty &= metricsAnswered == 0;
            // One metric may be without data; a dozen at once never are.
            isLargestEmpty |= metricsAnswered == 0 && together.Count() > SomeMetrics;
        }
        await refusals.SaveAsync(days.Page, known, cancellation).ConfigureAwait(false);

        // Meta documents an empty data set, not an error, for tokens without read_insights and for lapsed data access.
        if ((isEmpty || isLargestEmpty) && !mayBeEmpty)
            throw new PageRefusedException(MetricStatus.NoPermission,
                $"Facebook answers for page {days.Page.Id} but without a single metric, as it does when a permission or data access has lapsed; " +
                $"grant read_insights and issue the token of Facebook__PageTokens__{days.Page.Id} again.");
        if (_byCountry)
            days.SetCountriesMissing(days.Range, day => days.Find(day, PageMetric.Followers)?.Count < FewestPeople ? MetricStatus.BelowThreshold : MetricStatus.NotCollected);
    }
}

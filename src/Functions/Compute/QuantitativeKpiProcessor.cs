using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Compute;

/// <summary>Computes a page's KPIs for the trailing periods and stores them.</summary>
internal sealed class QuantitativeKpiProcessor(
    Pages pages, CollectionStates collection, ComputationStates computation, DailyPageMetricsRows dailyMetrics, PostRows posts, PeriodKpiRows kpis,
    ILogger<QuantitativeKpiProcessor> log)
{
    /// <summary>Lengths of the periods, in days; the longest is last.</summary>
    public static readonly IReadOnlyList<int> PeriodDays = [7, 28, 90];

    private const int MaxAttempts = 5;

    /// <summary>The days that the computation through a day looks at.</summary>
    public static DayRange LongestPeriod(DateOnly throughDay) => DayRange.EndingOn(throughDay, PeriodDays[^1]);

    public async Task RunAsync(QuantifyMessage message, CancellationToken cancellation)
    {
        var (page, throughDay) = (message.Key, message.ThroughDay);
        if (await pages.FindAsync(page, cancellation).ConfigureAwait(false) is null)
        {
            log.LogWarning("Computation of {Page} is skipped: the page is not registered", page);
            return;
        }

        // Two computations may overlap: one that read the days before a collection changed them must not have the last word over one that
        // read them after. Each collection gives the state's row a new ETag after its last write of data, so an unchanged ETag proves that
        // what was just stored came from data that is still complete; otherwise it is computed again.
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var before = await collection.ReadETagAsync(page, cancellation).ConfigureAwait(false);
            await ComputeAsync(page, throughDay, cancellation).ConfigureAwait(false);
            if (await collection.ReadETagAsync(page, cancellation).ConfigureAwait(false) != before)
                continue;
            await computation.AdvanceAsync(page, throughDay, cancellation).ConfigureAwait(false);
            log.LogInformation("Computed KPIs of {Page} through {ThroughDay:o}", page, throughDay);
            return;
        }
        throw new InvalidOperationException($"The data of {page} changed during each of {MaxAttempts} computations; the queue tries again later.");
    }

    private async Task ComputeAsync(PageKey page, DateOnly throughDay, CancellationToken cancellation)
    {
        var longest = LongestPeriod(throughDay);
        var days = await dailyMetrics.ReadAsync(page, longest, cancellation).ConfigureAwait(false);
        // A post whose date was changed is stored twice for a moment, until the collection has removed the older row.
        var published = (await posts.ReadCountsAsync(page, longest, cancellation).ConfigureAwait(false)).DistinctBy(post => post.Id).ToList();
        var createdAt = published.ToDictionary(post => post.Id, post => post.CreatedAt);
        var computed = PeriodDays.SelectMany(count => QuantitativeKpis.Compute(DayRange.EndingOn(throughDay, count), days, published));
        await kpis.SaveAsync(page, computed.Select(kpi => new StoredKpi(kpi, kpi.PostId is null ? null : createdAt[kpi.PostId])), cancellation).ConfigureAwait(false);
    }
}

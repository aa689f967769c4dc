using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Compute;

/// <summary>Computes a page's KPIs for the periods that hold changed days, and stores those that changed.</summary>
internal sealed class QuantitativeKpiProcessor(
    Pages pages, CollectionStates collection, ComputationStates computation, DailyPageMetricsRows dailyMetrics, PostRows posts, PeriodKpiRows kpis,
    ILogger<QuantitativeKpiProcessor> log)
{
    private const int MaxAttempts = 5;

    public async Task RunAsync(QuantifyMessage message, CancellationToken cancellation)
    {
        var page = message.Key;
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
            await ComputeAsync(page, message, cancellation).ConfigureAwait(false);
            if (await collection.ReadETagAsync(page, cancellation).ConfigureAwait(false) != before)
                continue;
            await computation.AdvanceAsync(page, message.ThroughDay, cancellation).ConfigureAwait(false);
            log.LogInformation("Computed KPIs of {Page} for {Changed} through {ThroughDay:o}", page, message.Changed, message.ThroughDay);
            return;
        }
        throw new InvalidOperationException($"The data of {page} changed during each of {MaxAttempts} computations; the queue tries again later.");
    }

    private async Task ComputeAsync(PageKey page, QuantifyMessage message, CancellationToken cancellation)
    {
        var periods = KpiPeriods.ToCompute(message.Changed, message.ThroughDay);
        var (days, published) = (new List<DailyPageMetrics>(), new List<Post>());
        foreach (var range in periods.All.Aggregate(CoveredDays.None, (covered, period) => covered.Add(period)).Ranges)
        {
            days.AddRange(await dailyMetrics.ReadAsync(page, range, cancellation).ConfigureAwait(false));
            published.AddRange(await posts.ReadCountsAsync(page, range, cancellation).ConfigureAwait(false));
        }
        // A post whose date was changed is stored twice for a moment, until the collection has removed the older row.
        published = [.. published.DistinctBy(post => post.Id)];
        var createdAt = published.ToDictionary(post => post.Id, post => post.CreatedAt);
        var history = new PageHistory(days, published);
        var computed = periods.Held.Concat(periods.Compared.Where(period => days.Any(day => period.Contains(day.Day))))
            .SelectMany(period => QuantitativeKpis.Compute(period, history));
        await kpis.SaveAsync(page, computed.Select(kpi => new StoredKpi(kpi, kpi.PostId is null ? null : createdAt[kpi.PostId])), cancellation).ConfigureAwait(false);
    }
}

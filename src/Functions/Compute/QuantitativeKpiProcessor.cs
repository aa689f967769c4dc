using Engagement.Core;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Compute;

/// <summary>Computes a page's KPIs for the periods that hold changed days, and stores those that changed.</summary>
internal sealed class QuantitativeKpiProcessor(
    Pages pages, CollectionStates collection, ComputationStates computation, PeriodHistories histories, PeriodKpiRows kpis,
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
        await foreach (var group in histories.ReadAsync(page, KpiPeriods.ToCompute(message.Changed, message.ThroughDay), cancellation).ConfigureAwait(false))
            await kpis.SaveAsync(page, group.Kpis(), cancellation).ConfigureAwait(false);
    }
}

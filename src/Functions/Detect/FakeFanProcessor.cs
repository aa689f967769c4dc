using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Detect;

/// <summary>Looks through a page's last two years and stores what stands out.</summary>
/// <remarks>
/// The whole of them each time, whatever changed: what is usual for a day follows from the days before it, and what became of followers from
/// those after, so that late data may change the verdict on any day.
/// </remarks>
internal sealed class FakeFanProcessor(
    Pages pages, CollectionStates collection, DailyPageMetricsRows dailyMetrics, FollowersByCountryRows countries, PostRows posts,
    PageSurpriseRows surprises, PeerShockRows peers, TeamEventRows teamEvents, AnomalyRows anomalies, AnomalyVerdictRows verdicts, AnomalyExplanationRows explanations,
    ILogger<FakeFanProcessor> log)
{
    /// <summary>What networks keep, and what a scan reads.</summary>
    public const int HistoryDays = 730;

    private const int MaxAttempts = 5;

    public async Task RunAsync(DetectMessage message, CancellationToken cancellation)
    {
        var page = message.Key;
        if (await pages.FindAsync(page, cancellation).ConfigureAwait(false) is null)
        {
            log.LogWarning("Detection on {Page} is skipped: the page is not registered", page);
            return;
        }
        var target = (await collection.FindAsync(page, CollectionStream.Days, cancellation).ConfigureAwait(false)).TargetDay;
        var through = target > message.ThroughDay ? target.Value : message.ThroughDay;

        // As with KPIs: whoever read before a change must not have the last word over one who read after it.
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var before = await KnownAsync(page, cancellation).ConfigureAwait(false);
            await JudgeAsync(page, through, before, cancellation).ConfigureAwait(false);
            if (!(await KnownAsync(page, cancellation).ConfigureAwait(false)).IsSameAs(before))
                continue;
            log.LogInformation("Judged the followers of {Page} through {ThroughDay:o}", page, through);
            return;
        }
        throw new InvalidOperationException($"What is known of {page} changed during each of {MaxAttempts} detections; the queue tries again later.");
    }

    private async Task<KnownInputs> KnownAsync(PageKey page, CancellationToken cancellation) => new(
        await collection.ReadETagAsync(page, cancellation).ConfigureAwait(false),
        await teamEvents.ReadAsync(page, cancellation).ConfigureAwait(false),
        await peers.ReadAsync(page.Network, cancellation).ConfigureAwait(false));

    private async Task JudgeAsync(PageKey page, DateOnly through, KnownInputs known, CancellationToken cancellation)
    {
        var range = DayRange.EndingOn(through, HistoryDays);
        var days = await dailyMetrics.ReadAsync(page, range, cancellation).ConfigureAwait(false);
        if (days.Count == 0)
            return;
        var series = PageSeries.Of(
            days,
            await countries.ReadAsync(page, range, cancellation).ConfigureAwait(false),
            await posts.ReadCountsAsync(page, range, cancellation).ConfigureAwait(false));
        var scan = new PageScan(series);
        await surprises.SaveAsync(page, scan.Surprises, cancellation).ConfigureAwait(false);
        var audit = scan.Audit(new PeerShocks(known.Peers), known.TeamEvents, SeriesBreak.Of(page.Network));
        await anomalies.ReplaceAsync(page, audit, cancellation).ConfigureAwait(false);
        var explained = await explanations.ReadAsync(page, cancellation).ConfigureAwait(false);
        await verdicts.RecordAsync(page, through, audit, explained, cancellation).ConfigureAwait(false);
    }
}

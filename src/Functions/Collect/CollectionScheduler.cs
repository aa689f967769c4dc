using Engagement.Core;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Collect;

/// <summary>Decides which days of which pages are due, and enqueues one message per page and window.</summary>
/// <remarks>
/// A stop between any two steps loses nothing: a window is recorded only after it was enqueued, and enqueuing it again does no harm.
/// Days without an answer are asked for at every run, so that a page recovers by itself once its owner has renewed a token.
/// </remarks>
internal sealed class CollectionScheduler(
    Pages pages, CollectionStates states, MessageQueues queues, IOptions<CollectionOptions> options, TimeProvider clock, ILogger<CollectionScheduler> log)
{
    // So many requests for metrics share one list of posts: its pages would be half empty otherwise.
    private const int RequestsPerMessage = 3;

    private readonly CollectionOptions _options = options.Value;

    /// <exception cref="InvalidOperationException">Some pages could not be scheduled; all others were.</exception>
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        var failures = 0;
        await foreach (var page in pages.ReadAsync(cancellation).ConfigureAwait(false))
        {
            try
            {
                foreach (var stream in CollectionStreams.Of(page))
                    await ScheduleAsync(page, stream, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures++;
                log.LogError(e, "Collection of {Page} could not be scheduled", page.Key);
            }
        }
        if (failures > 0)
            throw new InvalidOperationException($"{failures} pages could not be scheduled; the log names them, and the next run tries again.");
    }

    private async Task ScheduleAsync(RegisteredPage page, CollectionStream stream, CancellationToken cancellation)
    {
        var target = clock.TargetDay(page);
        // The target is recorded first: whoever collects a window computes KPIs through that day.
        var state = await states.UpdateAsync(
            page.Key, stream, s => s with { WantedFirstDay = s.WantedFirstDay ?? target.AddDays(1 - _options.BackfillDays), TargetDay = target }, cancellation).ConfigureAwait(false);

        // Newest first: a report on last week should not wait for last year.
        foreach (var window in Due(stream, state, target).Ranges.SelectMany(range => Windows(page, stream, range)).Reverse())
        {
            await queues.SendAsync(CollectMessage.For(page.Key, window, target, stream), cancellation).ConfigureAwait(false);
            log.LogInformation("Collection of {Page} {Stream} {Window} is due", page.Key, stream.Name(), window);
        }
        await states.UpdateAsync(page.Key, stream, s => s.RereadForDay >= target ? s : s with { RereadForDay = target }, cancellation).ConfigureAwait(false);
    }

    /// <summary>What one message each asks for.</summary>
    private IEnumerable<DayRange> Windows(RegisteredPage page, CollectionStream stream, DayRange due)
    {
        // Only Facebook's metrics and posts come by the day. A list that begins with the newest is read to its end once, not once for every window.
        if (page.Key.Network.Equals(Network.X) || stream == CollectionStream.Messages)
            return [due];
        return due.SplitEvenly(stream == CollectionStream.Days ? RequestsPerMessage * _options.WindowDays : _options.WindowDays);
    }

    private CoveredDays Due(CollectionStream stream, CollectionState state, DateOnly target)
    {
        if (target < state.WantedFirstDay)
            return CoveredDays.None;
        // A network shows followers as they are now; what they were on another day cannot be asked for.
        if (stream == CollectionStream.Audience)
            return state.Covered.Ranges is [.., var last] && last.LastDay > target.AddDays(-_options.AudienceEveryDays)
                ? CoveredDays.None
                : CoveredDays.None.Add(new(target, target));
        var wanted = new DayRange(state.WantedFirstDay!.Value, target);
        var due = state.Covered.MissingFrom(wanted);
        // What was written privately does not change.
        if (stream == CollectionStream.Messages || _options.RereadDays == 0 || state.RereadForDay >= target)
            return due;
        var reread = DayRange.EndingOn(target, Math.Min(_options.RereadDays, wanted.DayCount));
        return due.Add(reread);
    }
}

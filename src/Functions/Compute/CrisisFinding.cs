using Engagement.Core;
using Engagement.Core.Conversations;
using Engagement.Core.Crises;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Compute;

/// <summary>Finds the crises that changed days began, moved, ended or took back, and stores them in place of those that were found before.</summary>
/// <remarks>
/// What is stored is what a scan of all of a page's comments would find, in whatever order days are collected: what was said on a day decides on the readings of
/// the weeks after it and on nothing else, and where a crisis may reach over the edge of those, more days are read. Comments stream through.
/// </remarks>
internal sealed class CrisisFinding(CommentRows comments, CrisisRows rows)
{
    // A day more than decide on a reading, since days may have 23 hours.
    private const int HistoryDays = CrisisScan.HistoryDays + 1;

    private const int WiderDays = 7;

    private static readonly TimeSpan Quiet = TimeSpan.FromHours(CrisisScan.QuietHours);

    public async Task FindAsync(PageKey page, DayRange changed, Observation observed, CancellationToken cancellation)
    {
        // On the day before, a crisis may have been left open that ends now.
        var affected = new DayRange(changed.FirstDay.AddDays(-1), changed.LastDay.AddDays(HistoryDays));
        foreach (var days in affected.Days().Where(observed.IsCollected).Aggregate(CoveredDays.None, (covered, day) => covered.Add(new(day, day))).Ranges)
            await JudgeAsync(page, days, observed, cancellation).ConfigureAwait(false);
    }

    private async Task JudgeAsync(PageKey page, DayRange days, Observation observed, CancellationToken cancellation)
    {
        while (true)
        {
            var (start, end) = (page.Network.StartOf(days.FirstDay), page.Network.StartOf(days.LastDay.AddDays(1)));
            var (found, gone) = await ScanAsync(page, days, observed, cancellation).ConfigureAwait(false);
            var before = await rows.ReadAsync(page, days, cancellation).ConfigureAwait(false);

            var reachesBack = found.Count > 0 && found[0].StartedAt - start <= Quiet;
            var reachesOn = found.Concat(before).Any(crisis => crisis.EndedAt is not { } endedAt || end - endedAt <= Quiet);
            var wider = new DayRange(
                reachesBack ? Collected(days.FirstDay, -1, WiderDays, observed) : days.FirstDay,
                reachesOn ? Collected(days.LastDay, 1, WiderDays, observed) : days.LastDay);
            if (wider != days)
            {
                days = wider;
                continue;
            }
            if (found.Count + before.Count > 0)
                await rows.ReplaceAsync(page, days, CrisisHistory.Merge(before, found, gone, end), cancellation).ConfigureAwait(false);
            return;
        }
    }

    /// <summary>The crises that begin on some days, and the hours in which something upset was said that is removed by now.</summary>
    private async Task<(IReadOnlyList<Crisis> Found, IReadOnlyCollection<DateTimeOffset> Gone)> ScanAsync(PageKey page, DayRange days, Observation observed, CancellationToken cancellation)
    {
        var (found, gone) = (new List<Crisis>(), new HashSet<DateTimeOffset>());
        var history = new DayRange(Collected(days.FirstDay, -1, HistoryDays, observed), days.LastDay);
        var scan = new CrisisScan(page.Network.StartOf(history.FirstDay), page.Network.StartOf(days.LastDay.AddDays(1)), tellFrom: page.Network.StartOf(days.FirstDay));
        await foreach (var comment in comments.ReadJudgedAsync(page, history, cancellation).ConfigureAwait(false))
        {
            if (Voice.Of(comment) is not { } voice)
                continue;
            if (scan.Add(voice) is { } over)
                found.Add(over);
            if (voice is { IsGone: true, IsUpset: true })
                gone.Add(voice.At.AddTicks(-(voice.At.Ticks % TimeSpan.TicksPerHour)));
        }
        found.AddRange(scan.Rest());
        return (found, gone);
    }

    /// <summary>Goes from a day to the next or the one before while they are collected.</summary>
    private static DateOnly Collected(DateOnly from, int step, int mostDays, Observation observed)
    {
        for (var taken = 0; taken < mostDays && observed.IsCollected(from.AddDays(step)); taken++)
            from = from.AddDays(step);
        return from;
    }
}

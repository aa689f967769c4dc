using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Detect;

/// <summary>Compares the pages of a network by day, and has them judged again where that changes what a day is taken for.</summary>
/// <remarks>Memory does not grow with the number of pages: a row per page streams by, and each day is counted on a grid.</remarks>
internal sealed class PeerComparison(PageSurpriseRows surprises, PeerShockRows shocks, Pages pages, MessageQueues queues, TimeProvider clock, ILogger<PeerComparison> log)
{
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        foreach (var network in Network.All)
            await queues.SendAsync(PeerShocksMessage.For(network, clock.LastCompleteDay(network)), cancellation).ConfigureAwait(false);
    }

    /// <summary>Stopped half-way, the next run finds what is left.</summary>
    public async Task RunAsync(PeerShocksMessage message, CancellationToken cancellation)
    {
        var days = DayRange.EndingOn(message.ThroughDay, PageSurpriseRows.Days);
        var tallies = days.Days().ToDictionary(day => day, _ => (Gained: new PeerTally(PeerTally.GainedStep), Lost: new PeerTally(PeerTally.LostStep)));
        await foreach (var page in surprises.ReadAsync(message.Of, cancellation).ConfigureAwait(false))
            page.AddTo(tallies);
        var found = tallies.Select(day => (day.Key, Gained: day.Value.Gained.Result(), Lost: day.Value.Lost.Result())).Where(day => day.Gained.IsShock || day.Lost.IsShock).ToList();
        var changed = await shocks.FindChangedAsync(message.Of, days, found, cancellation).ConfigureAwait(false);
        if (changed.Count == 0)
            return;

        // Stored before the pages are asked to look again, and stored last of all as seen: broken off in between, the same change is found again.
        await shocks.SaveAsync(message.Of, changed, cancellation).ConfigureAwait(false);
        var range = new DayRange(changed.Min(day => day.Day), changed.Max(day => day.Day));
        await foreach (var page in pages.ReadAsync(cancellation).ConfigureAwait(false))
            if (page.Key.Network.Equals(message.Of))
                await queues.SendAsync(DetectMessage.For(page.Key, range, message.ThroughDay), cancellation).ConfigureAwait(false);
        await shocks.MarkToldAsync(message.Of, changed, cancellation).ConfigureAwait(false);
        log.LogInformation("{Network} moved as a whole on other days than was thought, from {FirstDay:o} to {LastDay:o}", message.Network, range.FirstDay, range.LastDay);
    }
}

using Engagement.Core;
using Engagement.Core.Crises;
using Engagement.Functions.Alert.Texts;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks.X;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Alert;

/// <summary>Finds tokens that end, pages that are refused or stale, money that runs out, messages that were given up, and audiences that are upset.</summary>
/// <remarks>One alert per sort of trouble, not per page: when an app's secret is changed, a hundred pages are refused at once. Crises are told one by one.</remarks>
internal sealed class PipelineWatch(
    PageDirectory directory, SpendRows spend, CrisisRows crises, MessageQueues queues, IOptions<AlertOptions> options, IOptions<XOptions> x, TimeProvider clock, ILogger<PipelineWatch> log)
{
    /// <summary>About what alerts are that name all pages concerned.</summary>
    public const string AllPages = "all";

    // From which share of its budget on a page's spend is worth a word.
    private const decimal NearBound = 0.8m;
    private const decimal MicroDollarsPerDollar = 1_000_000m;

    // A crisis that goes on began within them.
    private const int CrisisDays = 14;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var found = new WatchFindings();
        await foreach (var page in directory.ReadAsync(cancellation).ConfigureAwait(false))
        {
            await LookAtAsync(page, found, cancellation).ConfigureAwait(false);
            if (options.Value.IsConfigured)
                await TellCrisesAsync(page.Page, cancellation).ConfigureAwait(false);
        }
        foreach (var queue in MessageQueues.Names)
            if (await queues.CountPoisonAsync(queue, cancellation).ConfigureAwait(false) is > 0 and var count)
                found.Add(WatchKind.Poison, new($"{queue}-poison", count));

        // What the log says is said in any case: Azure Monitor may be listening.
        if (!options.Value.IsConfigured)
            return;
        foreach (var (kind, items) in found.ByKind)
            await queues.SendAsync(WatchTexts.Write(kind, items, clock.GetUtcNow()), null, cancellation).ConfigureAwait(false);
    }

    private async Task LookAtAsync(PageProgress page, WatchFindings found, CancellationToken cancellation)
    {
        var (key, name, now) = (page.Page.Key, page.Page.Name ?? page.Page.Key.ToString(), clock.GetUtcNow());
        if (page.Token?.EndsSoon(now) == true)
        {
            log.LogWarning(WatchSignals.TokenEnds + ": {Page} in {Days} days", key, page.Token.DaysLeft(now));
            found.Add(WatchKind.TokenEnds, new(name, page.Token.DaysLeft(now)!.Value));
        }
        if (await SpentShareAsync(key, cancellation).ConfigureAwait(false) is >= NearBound and var share)
        {
            log.LogWarning(WatchSignals.SpendNearBound + ": {Page} has used {Percent} % of its month", key, (int)(share * 100));
            found.Add(WatchKind.SpendNearBound, new(name, (long)(share * 100)));
        }
        var state = page.Collection;
        if (state.Status is MetricStatus.NoPermission or MetricStatus.TokenExpired)
            found.Add(WatchKind.Refused, new(name, 0, state.Status));
        else if (page.Page.LastDay is null && state.WantedFirstDay is { } first && DaysBehind(state, first) is var behind && behind >= options.Value.StaleDays)
            found.Add(WatchKind.Stale, new(name, behind));
    }

    /// <summary>Tells of serious crises that go on, or went on in the last complete day.</summary>
    private async Task TellCrisesAsync(RegisteredPage page, CancellationToken cancellation)
    {
        var lastDay = clock.LastCompleteDay(page.Key.Network);
        foreach (var crisis in await crises.ReadAsync(page.Key, DayRange.EndingOn(lastDay, CrisisDays), cancellation).ConfigureAwait(false))
            if (crisis.Level >= CrisisLevel.Alert && !(crisis.EndedAt <= page.Key.Network.StartOf(lastDay)))
                await queues.SendAsync(CrisisTexts.Write(page, crisis, clock.GetUtcNow()), null, cancellation).ConfigureAwait(false);
    }

    /// <summary>How many days that are complete on the network are not collected, counted from the last one that is.</summary>
    private int DaysBehind(CollectionState state, DateOnly wantedFirstDay)
    {
        var through = state.Covered.Ranges is [.., var last] ? last.LastDay : wantedFirstDay.AddDays(-1);
        return clock.LastCompleteDay(state.Page.Network).DayNumber - through.DayNumber;
    }

    private async Task<decimal> SpentShareAsync(PageKey page, CancellationToken cancellation)
    {
        if (!page.Network.Equals(Network.X) || x.Value.MonthlyBudgetDollars == 0)
            return 0;
        var spent = await spend.FindAsync(page, Network.X.DayOf(clock.GetUtcNow()), cancellation).ConfigureAwait(false);
        return spent.MicroDollars / (x.Value.MonthlyBudgetDollars * MicroDollarsPerDollar);
    }
}

using Engagement.Core;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Networks.X;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Operations;

/// <summary>Says how fresh the data are, how long tokens last, what was spent and what waits.</summary>
internal sealed class OperationsReport(PageDirectory directory, SpendRows spend, MessageQueues queues, IOptions<XOptions> x, TimeProvider clock)
{
    private const decimal MicroDollarsPerDollar = 1_000_000m;

    public async Task<IResult> GetAsync(string? limit, string? cursor, CancellationToken cancellation)
    {
        try
        {
            var part = Cursor.Read(limit, cursor);
            return new TaggedJson(await ReadAsync(part, part.After is { } after ? PagePlace.Read(after) : null, cancellation).ConfigureAwait(false));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }

    private async Task<OperationsAnswer> ReadAsync(Cursor part, PageKey? after, CancellationToken cancellation)
    {
        var today = Network.X.DayOf(clock.GetUtcNow());
        var spent = await spend.ReadMonthAsync(Network.X, today, cancellation).ConfigureAwait(false);
        var networks = new Dictionary<Network, NetworkTally>();
        var pages = new List<PageOperations>();
        PageKey? last = null;
        string? next = null;
        await foreach (var progress in directory.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var key = progress.Page.Key;
            var page = Page(progress, today, spent);
            if (!networks.TryGetValue(key.Network, out var tally))
                networks[key.Network] = tally = new();
            tally.Add(page);
            if (next is not null || after is not null && !PagePlace.IsBehind(key, after))
                continue;
            if (pages.Count == part.Limit)
            {
                next = Cursor.Write(last!.ToString());
                continue;
            }
            pages.Add(page);
            last = key;
        }
        return new(
            [.. networks.OrderBy(network => network.Key.Name, StringComparer.Ordinal).Select(network => network.Value.Of(network.Key, clock.LastCompleteDay(network.Key)))],
            await QueuesAsync(cancellation).ConfigureAwait(false), pages, next);
    }

    private PageOperations Page(PageProgress progress, DateOnly today, IReadOnlyDictionary<string, Spend> spent)
    {
        var (page, state, target) = (progress.Page, progress.Collection, clock.TargetDay(progress.Page));
        DateOnly? through = state.Covered.Ranges is [.., var range] ? range.LastDay : null;
        var behind = (through ?? state.WantedFirstDay?.AddDays(-1)) is { } reached ? Math.Max(0, target.DayNumber - reached.DayNumber) : (int?)null;
        return new(
            page.Key.Network.Name, page.Key.Id, page.Name, target, through, progress.ComputedThroughDay, behind, state.Status.Name(), state.StatusReason,
            TokenOperations.Of(progress.Token, clock.GetUtcNow()),
            page.Key.Network.Equals(Network.X)
                ? new(Columns.MonthText(today), Dollars(spent.GetValueOrDefault(page.Key.Id, Spend.None)), x.Value.MonthlyBudgetDollars is > 0 and var budget ? budget : null)
                : null);
    }

    private async Task<IReadOnlyList<QueueOperations>> QueuesAsync(CancellationToken cancellation)
    {
        var lengths = new List<QueueOperations>();
        foreach (var queue in MessageQueues.Names)
            lengths.Add(new(
                queue, await queues.CountAsync(queue, cancellation).ConfigureAwait(false), await queues.CountPoisonAsync(queue, cancellation).ConfigureAwait(false)));
        return lengths;
    }

    private static decimal Dollars(Spend spend) => spend.MicroDollars / MicroDollarsPerDollar;

    /// <summary>Adds up the pages of a network.</summary>
    private sealed class NetworkTally
    {
        private int _pages;
        private int _upToDate;
        private int _refused;
        private DateOnly? _oldest;
        private decimal? _spent;

        public void Add(PageOperations page)
        {
            _pages++;
            _upToDate += page.DaysBehind == 0 ? 1 : 0;
            _refused += page.Status == MetricStatus.NoPermission.Name() || page.Status == MetricStatus.TokenExpired.Name() ? 1 : 0;
            if (page.CollectedThroughDay is { } through && !(through >= _oldest))
                _oldest = through;
            if (page.Spend is { } spend)
                _spent = (_spent ?? 0) + spend.Dollars;
        }

        public NetworkOperations Of(Network network, DateOnly lastCompleteDay) => new(network.Name, lastCompleteDay, _pages, _upToDate, _refused, _oldest, _spent);
    }
}

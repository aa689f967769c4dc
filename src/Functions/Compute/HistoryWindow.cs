using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Compute;

/// <summary>Some months of a page's history, each read once: it moves forward over a history of any length.</summary>
internal sealed class HistoryWindow(PageKey page, DailyPageMetricsRows days, PostRows posts)
{
    private readonly SortedDictionary<DateOnly, Month> _months = [];

    /// <param name="wanted">The days that are needed now.</param>
    /// <param name="keepFrom">The first day that is still needed, now or later; what lies before is forgotten.</param>
    public async Task<PageHistory> MoveToAsync(DayRange wanted, DateOnly keepFrom, CancellationToken cancellation)
    {
        foreach (var month in _months.Keys.TakeWhile(month => month < FirstOf(keepFrom)).ToList())
            _months.Remove(month);
        var missing = Keys.Months(new(FirstOf(wanted.FirstDay), wanted.LastDay)).Where(month => !_months.ContainsKey(month.FirstDay));
        foreach (var (first, month) in await Task.WhenAll(missing.Select(month => ReadAsync(PeriodKind.Month.At(month.FirstDay), cancellation))).ConfigureAwait(false))
            _months[first] = month;
        // A post whose date was changed is stored twice for a moment, until the collection has removed the older row.
        return new(_months.Values.SelectMany(month => month.Days), _months.Values.SelectMany(month => month.Posts).DistinctBy(post => post.Id));
    }

    private static DateOnly FirstOf(DateOnly day) => PeriodKind.Month.At(day).FirstDay;

    private async Task<(DateOnly First, Month Month)> ReadAsync(DayRange month, CancellationToken cancellation)
    {
        var metrics = days.ReadAsync(page, month, cancellation);
        var published = posts.ReadCountsAsync(page, month, cancellation);
        return (month.FirstDay, new(await metrics.ConfigureAwait(false), await published.ConfigureAwait(false)));
    }

    private sealed record Month(IReadOnlyList<DailyPageMetrics> Days, IReadOnlyList<Post> Posts);
}

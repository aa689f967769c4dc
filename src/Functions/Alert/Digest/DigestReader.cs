using Engagement.Core;
using Engagement.Core.Digest;
using Engagement.Core.Kpis;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Alert.Digest;

/// <summary>The weeks before and at the end of which a page stands: one value each, null where there is none.</summary>
internal sealed record PageTrend(IReadOnlyList<double?> Followers, IReadOnlyList<double?> Engagements);

/// <summary>Reads what a digest tells from the KPIs that were computed.</summary>
internal sealed class DigestReader(PageDirectory directory, PageKpis kpis)
{
    /// <summary>A quarter, so that a week is seen beside the season.</summary>
    public const int TrendWeeks = 13;

    /// <summary>Every page that was alive in the week.</summary>
    public async Task<IReadOnlyList<PageWeek>> ReadAsync(DayRange week, CancellationToken cancellation)
    {
        var before = PeriodKind.Week.Before(week);
        var pages = new List<PageWeek>();
        await foreach (var progress in directory.ReadAsync(cancellation).ConfigureAwait(false))
            if (!(progress.Page.LastDay < week.FirstDay))
                pages.Add(new(
                    progress.Page.Key,
                    progress.Page.Name ?? progress.Page.Key.ToString(),
                    await ByIdAsync(progress.Page.Key, week, cancellation).ConfigureAwait(false),
                    await ByIdAsync(progress.Page.Key, before, cancellation).ConfigureAwait(false),
                    progress.Collection.Status));
        return pages;
    }

    /// <summary>The quarter that ends with the week, of some of the pages.</summary>
    public async Task<IReadOnlyDictionary<PageKey, PageTrend>> ReadTrendsAsync(IEnumerable<PageWeek> pages, DayRange week, CancellationToken cancellation)
    {
        var trends = new Dictionary<PageKey, PageTrend>();
        foreach (var page in pages)
        {
            var (followers, engagements) = (new double?[TrendWeeks], new double?[TrendWeeks]);
            var (period, known) = (week, page.Now);
            for (var i = TrendWeeks - 1; i >= 0; i--)
            {
                followers[i] = known.GetValueOrDefault(DigestKpis.Followers)?.Value;
                engagements[i] = known.GetValueOrDefault(DigestKpis.Engagements)?.Value;
                period = PeriodKind.Week.Before(period);
                known = i == 0 ? known : await ByIdAsync(page.Page, period, cancellation).ConfigureAwait(false);
            }
            trends[page.Page] = new(followers, engagements);
        }
        return trends;
    }

    private async Task<Dictionary<string, PeriodKpi>> ByIdAsync(PageKey page, DayRange week, CancellationToken cancellation) =>
        (await kpis.ReadAsync(page, PeriodKind.Week, week, computedThroughDay: null, cancellation).ConfigureAwait(false)).ToDictionary(stored => stored.Kpi.Definition.Id, stored => stored.Kpi, StringComparer.Ordinal);
}

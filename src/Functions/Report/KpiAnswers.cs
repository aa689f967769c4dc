using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Report;

/// <summary>KPIs of a page over a period, beside those of the period before and of a year before.</summary>
internal sealed class KpiAnswers(PageKpis kpis, PostRows posts)
{
    /// <param name="isWanted">Which KPIs to answer with.</param>
    public async Task<IReadOnlyList<KpiAnswer>> ReadAsync(
        RegisteredPage page, PeriodKind kind, DayRange period, Func<KpiDefinition, bool> isWanted, CancellationToken cancellation)
    {
        var earlier = await ByDefinitionAsync(page, kind, kind.Before(period), cancellation).ConfigureAwait(false);
        var aYearEarlier = await ByDefinitionAsync(page, kind, kind.YearBefore(period), cancellation).ConfigureAwait(false);
        var answers = new List<KpiAnswer>();
        foreach (var stored in await kpis.ReadAsync(page, kind, period, cancellation).ConfigureAwait(false))
            if (isWanted(stored.Kpi.Definition))
                answers.Add(KpiAnswer.Of(stored, await PostOfAsync(page.Key, stored, cancellation).ConfigureAwait(false)) with
                {
                    Before = EarlierAnswer.Of(stored.Kpi, earlier.GetValueOrDefault(stored.Kpi.Definition)),
                    YearBefore = EarlierAnswer.Of(stored.Kpi, aYearEarlier.GetValueOrDefault(stored.Kpi.Definition)),
                });
        return answers;
    }

    private async Task<Dictionary<KpiDefinition, PeriodKpi>> ByDefinitionAsync(RegisteredPage page, PeriodKind kind, DayRange period, CancellationToken cancellation) =>
        (await kpis.ReadAsync(page, kind, period, cancellation).ConfigureAwait(false)).ToDictionary(stored => stored.Kpi.Definition, stored => stored.Kpi);

    private async Task<Post?> PostOfAsync(PageKey page, StoredKpi kpi, CancellationToken cancellation) =>
        kpi is { Kpi.PostId: { } postId, PostCreatedAt: { } createdAt } ? await posts.FindAsync(page, createdAt, postId, cancellation).ConfigureAwait(false) : null;
}

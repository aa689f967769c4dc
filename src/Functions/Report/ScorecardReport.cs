using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with the KPIs of one page over one period, beside those of the period before and of a year before.</summary>
internal sealed class ScorecardReport(PageDirectory directory, PageKpis kpis, PostRows posts, AnomalyVerdictRows verdicts, TimeProvider clock)
{
    public async Task<IResult> GetAsync(string network, string id, ScorecardQuery query, CancellationToken cancellation)
    {
        try
        {
            var page = PageInRoute.Read(network, id);
            if (await directory.FindAsync(page, cancellation).ConfigureAwait(false) is not { } progress)
                return Problem.UnknownPage(page);
            var (kind, period) = query.Read(progress.ComputedThroughDay ?? clock.TargetDay(progress.Page));
            return Results.Json(await ReadAsync(progress, kind, period, cancellation).ConfigureAwait(false));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }

    private async Task<ScorecardAnswer> ReadAsync(PageProgress progress, PeriodKind kind, DayRange period, CancellationToken cancellation)
    {
        var (page, key) = (PageAnswer.Of(progress, clock), progress.Page.Key);
        var (before, yearBefore) = (kind.Before(period), kind.YearBefore(period));
        var earlier = await ByIdAsync(progress, kind, before, cancellation).ConfigureAwait(false);
        var aYearEarlier = await ByIdAsync(progress, kind, yearBefore, cancellation).ConfigureAwait(false);
        var answers = new List<KpiAnswer>();
        foreach (var stored in await kpis.ReadAsync(key, kind, period, progress.ComputedThroughDay, cancellation).ConfigureAwait(false))
            answers.Add(KpiAnswer.Of(stored, await PostOfAsync(key, stored, cancellation).ConfigureAwait(false)) with
            {
                SeriesBreaks = stored.Kpi.BreakDays(key.Network),
                Before = EarlierAnswer.Of(key.Network, stored.Kpi, earlier.GetValueOrDefault(stored.Kpi.Definition)),
                YearBefore = EarlierAnswer.Of(key.Network, stored.Kpi, aYearEarlier.GetValueOrDefault(stored.Kpi.Definition)),
            });
        return new(page, PeriodAnswer.Of(kind, period), PeriodAnswer.Of(kind, before), PeriodAnswer.Of(kind, yearBefore), page.Status, page.StatusReason, answers)
        {
            FollowersVerdict = await verdicts.FindPageAsync(key, cancellation).ConfigureAwait(false) is { } verdict ? VerdictAnswer.Of(verdict) : null,
        };
    }

    private async Task<Dictionary<KpiDefinition, PeriodKpi>> ByIdAsync(PageProgress progress, PeriodKind kind, DayRange period, CancellationToken cancellation) =>
        (await kpis.ReadAsync(progress.Page.Key, kind, period, progress.ComputedThroughDay, cancellation).ConfigureAwait(false)).ToDictionary(stored => stored.Kpi.Definition, stored => stored.Kpi);

    private async Task<Post?> PostOfAsync(PageKey page, StoredKpi kpi, CancellationToken cancellation) =>
        kpi is { Kpi.PostId: { } postId, PostCreatedAt: { } createdAt } ? await posts.FindAsync(page, createdAt, postId, cancellation).ConfigureAwait(false) : null;
}

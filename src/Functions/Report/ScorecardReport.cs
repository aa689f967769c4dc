using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with the KPIs of one page over one period, beside those of the period before and of a year before.</summary>
internal sealed class ScorecardReport(PageDirectory directory, PageKpis kpis, PostRows posts, TimeProvider clock)
{
    public async Task<IResult> GetAsync(string network, string id, ScorecardQuery query, CancellationToken cancellation)
    {
        try
        {
            var page = PageInRoute.Read(network, id);
            if (await directory.FindAsync(page, cancellation).ConfigureAwait(false) is not { } progress)
                return Problem.UnknownPage(page);
            var (kind, period) = query.Read(progress.ComputedThroughDay ?? clock.TargetDay(progress.Page));
            return new TaggedJson(await ReadAsync(PageAnswer.Of(progress, clock), page, kind, period, cancellation).ConfigureAwait(false));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }

    private async Task<ScorecardAnswer> ReadAsync(PageAnswer page, PageKey key, PeriodKind kind, DayRange period, CancellationToken cancellation)
    {
        var (before, yearBefore) = (kind.Before(period), kind.YearBefore(period));
        var earlier = await ByIdAsync(key, kind, before, cancellation).ConfigureAwait(false);
        var aYearEarlier = await ByIdAsync(key, kind, yearBefore, cancellation).ConfigureAwait(false);
        var answers = new List<KpiAnswer>();
        foreach (var stored in await kpis.ReadAsync(key, kind, period, cancellation).ConfigureAwait(false))
            answers.Add(KpiAnswer.Of(stored, await PostOfAsync(key, stored, cancellation).ConfigureAwait(false)) with
            {
                Before = EarlierAnswer.Of(stored.Kpi, earlier.GetValueOrDefault(stored.Kpi.Definition)),
                YearBefore = EarlierAnswer.Of(stored.Kpi, aYearEarlier.GetValueOrDefault(stored.Kpi.Definition)),
            });
        return new(page, PeriodAnswer.Of(kind, period), PeriodAnswer.Of(kind, before), PeriodAnswer.Of(kind, yearBefore), page.Status, page.StatusReason, answers);
    }

    private async Task<Dictionary<KpiDefinition, PeriodKpi>> ByIdAsync(PageKey page, PeriodKind kind, DayRange period, CancellationToken cancellation) =>
        (await kpis.ReadAsync(page, kind, period, cancellation).ConfigureAwait(false)).ToDictionary(stored => stored.Kpi.Definition, stored => stored.Kpi);

    private async Task<Post?> PostOfAsync(PageKey page, StoredKpi kpi, CancellationToken cancellation) =>
        kpi is { Kpi.PostId: { } postId, PostCreatedAt: { } createdAt } ? await posts.FindAsync(page, createdAt, postId, cancellation).ConfigureAwait(false) : null;
}

using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with the KPIs of one page over one period, beside those of the period before and of a year before.</summary>
/// <remarks>Of what people say, those that stand for the others; the rest is in the reports on answers, tone and moderation.</remarks>
internal sealed class ScorecardReport(PeriodRequests requests, KpiAnswers kpis, AnomalyVerdictRows verdicts, CrisisRows crises, TimeProvider clock)
{
    public Task<IResult> GetAsync(string network, string id, ScorecardQuery query, CancellationToken cancellation) => requests.AnswerAsync(network, id, query, async asked =>
    {
        var (page, periods) = (PageAnswer.Of(asked.Progress, clock), asked.Periods);
        return new ScorecardAnswer(
            page, periods.Period, periods.Before, periods.YearBefore, page.Status, page.StatusReason, await kpis.ScorecardAsync(asked, cancellation).ConfigureAwait(false))
        {
            FollowersVerdict = await verdicts.FindPageAsync(asked.Page.Key, cancellation).ConfigureAwait(false) is { } verdict ? VerdictAnswer.Of(verdict) : null,
            LatestCrisis = (await crises.ReadAsync(asked.Page.Key, new(periods.Period.FirstDay, periods.Period.LastDay), cancellation).ConfigureAwait(false)) is [.., var latest] ? CrisisAnswer.Of(latest) : null,
        };
    }, cancellation);
}

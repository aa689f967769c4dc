using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>A page and the period that a request asks about.</summary>
internal sealed record PeriodOfPage(PageProgress Progress, PeriodKind Kind, DayRange Period)
{
    public RegisteredPage Page => Progress.Page;

    public PeriodsAnswer Periods => new(PeriodAnswer.Of(Kind, Period), PeriodAnswer.Of(Kind, Kind.Before(Period)), PeriodAnswer.Of(Kind, Kind.YearBefore(Period)));
}

/// <summary>The period that an answer speaks of, and those that it compares with.</summary>
internal sealed record PeriodsAnswer(PeriodAnswer Period, PeriodAnswer Before, PeriodAnswer YearBefore);

/// <summary>Finds the page and the period of a request, or says what is wrong with it.</summary>
internal sealed class PeriodRequests(PageQuestion question, TimeProvider clock)
{
    /// <param name="answer">What to answer with.</param>
    public Task<IResult> AnswerAsync(string network, string id, ScorecardQuery query, Func<PeriodOfPage, Task<object>> answer, CancellationToken cancellation) =>
        question.AnswerAsync(network, id, progress =>
        {
            var (kind, period) = query.Read(progress.ComputedThroughDay ?? clock.TargetDay(progress.Page));
            return answer(new(progress, kind, period));
        }, cancellation);
}

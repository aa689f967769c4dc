using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with a page's daily metrics, as known now or as known on a day in the past.</summary>
internal sealed class DaysReport(PageQuestion question, DailyPageMetricsRows now, DailyPageMetricsAsOfRows then, TimeProvider clock)
{
    public Task<IResult> GetAsync(string network, string id, RangeQuery query, CancellationToken cancellation) => question.AnswerAsync(network, id, async progress =>
    {
        var page = progress.Page.Key;
        var (range, asOf) = query.Read(clock.TargetDay(progress.Page));
        var days = asOf is { } day
            ? await then.ReadAsync(page, range, day, cancellation).ConfigureAwait(false)
            : await now.ReadAsync(page, range, cancellation).ConfigureAwait(false);
        return DaysAnswer.Of(page, range, asOf, days);
    }, cancellation);
}

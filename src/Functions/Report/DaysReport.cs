using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with a page's daily metrics, as known now or as known on a day in the past.</summary>
internal sealed class DaysReport(PageDirectory directory, DailyPageMetricsRows now, DailyPageMetricsAsOfRows then, TimeProvider clock)
{
    public async Task<IResult> GetAsync(string network, string id, RangeQuery query, CancellationToken cancellation)
    {
        try
        {
            var page = PageInRoute.Read(network, id);
            if (await directory.FindAsync(page, cancellation).ConfigureAwait(false) is not { } progress)
                return Problem.UnknownPage(page);
            var (range, asOf) = query.Read(clock.TargetDay(progress.Page));
            var days = asOf is { } day
                ? await then.ReadAsync(page, range, day, cancellation).ConfigureAwait(false)
                : await now.ReadAsync(page, range, cancellation).ConfigureAwait(false);
            return new TaggedJson(DaysAnswer.Of(page, range, asOf, days));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }
}

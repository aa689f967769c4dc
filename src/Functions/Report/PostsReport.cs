using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with a page's posts, as known now or as known on a day in the past.</summary>
internal sealed class PostsReport(
    Pages pages, PostRows now, PostsAsOfRows then, DailyPageMetricsRows daysNow, DailyPageMetricsAsOfRows daysThen, TimeProvider clock)
{
    public async Task<IResult> GetAsync(string network, string id, RangeQuery query, CancellationToken cancellation)
    {
        try
        {
            var key = PageInRoute.Read(network, id);
            if (await pages.FindAsync(key, cancellation).ConfigureAwait(false) is not { } page)
                return Problem.UnknownPage(key);
            var (range, asOf) = query.Read(clock.TargetDay(page));
            return Results.Json(asOf is { } day
                ? PostsAnswer.Of(key, range, asOf, then.ReadAsync(key, range, day, cancellation), await daysThen.ReadAsync(key, range, day, cancellation).ConfigureAwait(false))
                : PostsAnswer.Of(key, range, asOf, now.ReadAsync(key, range, cancellation), await daysNow.ReadAsync(key, range, cancellation).ConfigureAwait(false)));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }
}

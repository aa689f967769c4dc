using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with a page's posts, as known now or as known on a day in the past.</summary>
internal sealed class PostsReport(Pages pages, PostRows now, PostsAsOfRows then, TimeProvider clock)
{
    public async Task<IResult> GetAsync(string network, string id, RangeQuery query, CancellationToken cancellation)
    {
        try
        {
            var key = PageInRoute.Read(network, id);
            if (await pages.FindAsync(key, cancellation).ConfigureAwait(false) is not { } page)
                return Problem.UnknownPage(key);
            var (range, asOf) = query.Read(clock.TargetDay(page));
            return Results.Json(PostsAnswer.Of(key, range, asOf, asOf is { } day
                ? then.ReadAsync(key, range, day, cancellation)
                : now.ReadAsync(key, range, cancellation)));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }
}

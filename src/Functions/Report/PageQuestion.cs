using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>A question about the page that a route names: whose page it is, and what is wrong with the question.</summary>
internal sealed class PageQuestion(PageDirectory directory)
{
    /// <param name="answer">Given the page. May refuse the question with a <see cref="PageRequestException"/>.</param>
    public async Task<IResult> AnswerAsync(string network, string id, Func<PageProgress, Task<object>> answer, CancellationToken cancellation)
    {
        try
        {
            var page = PageInRoute.Read(network, id);
            return await directory.FindAsync(page, cancellation).ConfigureAwait(false) is { } progress
                ? Results.Json(await answer(progress).ConfigureAwait(false))
                : Problem.UnknownPage(page);
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }
}

using Engagement.Core;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>A question about the page that a route names: whose page it is, and what is wrong with the question.</summary>
internal sealed class PageQuestion(Pages pages, PageDirectory directory)
{
    /// <param name="answer">Given the page and how far it has come. May refuse the question with a <see cref="PageRequestException"/>.</param>
    public Task<IResult> AnswerAsync(string network, string id, Func<PageProgress, Task<object>> answer, CancellationToken cancellation) => AskAsync(network, id, async page =>
        await directory.FindAsync(page, cancellation).ConfigureAwait(false) is { } progress ? new TaggedJson(await answer(progress).ConfigureAwait(false)) : Problem.UnknownPage(page));

    /// <param name="answer">Given the page as it is registered, which takes one read. May refuse the question likewise.</param>
    public Task<IResult> OfRegisteredAsync(string network, string id, Func<RegisteredPage, Task<IResult>> answer, CancellationToken cancellation) => AskAsync(network, id, async page =>
        await pages.FindAsync(page, cancellation).ConfigureAwait(false) is { } registered ? await answer(registered).ConfigureAwait(false) : Problem.UnknownPage(page));

    private static async Task<IResult> AskAsync(string network, string id, Func<PageKey, Task<IResult>> answer)
    {
        try
        {
            return await answer(PageInRoute.Read(network, id)).ConfigureAwait(false);
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }
}

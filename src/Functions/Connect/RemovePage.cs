using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

internal sealed class RemovePage(PageRemoval removal)
{
    [Function(nameof(RemovePage))]
    [Described("Takes a page out of collection.", typeof(RemovalAnswer))]
    [QueryParameter("purge", "Whether everything stored about the page is removed, too.", Type = "boolean")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "pages/{network}/{id}")] HttpRequest request, string network, string id) =>
        removal.RemoveAsync(network, id, request.Query["purge"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

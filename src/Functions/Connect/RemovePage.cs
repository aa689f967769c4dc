using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

internal sealed class RemovePage(PageRemoval removal)
{
    [Function(nameof(RemovePage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "pages/{network}/{id}")] HttpRequest request, string network, string id) =>
        removal.RemoveAsync(network, id, request.Query["purge"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

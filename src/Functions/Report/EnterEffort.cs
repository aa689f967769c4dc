using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class EnterEffort(EffortEntry entry)
{
    [Function(nameof(EnterEffort))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "pages/{network}/{id}/effort/{month}")] HttpRequest request, string network, string id, string month) =>
        entry.EnterAsync(network, id, month, request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetEffort(EffortReport report)
{
    [Function(nameof(GetEffort))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/effort")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["firstMonth"], request.Query["lastMonth"]), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

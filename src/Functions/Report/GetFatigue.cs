using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetFatigue(FatigueReport report)
{
    [Function(nameof(GetFatigue))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/fatigue")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, request.Query["endingDay"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

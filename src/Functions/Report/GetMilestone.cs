using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetMilestone(MilestoneReport report)
{
    [Function(nameof(GetMilestone))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/milestone")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, request.Query["endingDay"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

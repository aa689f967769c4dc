using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetEffort(EffortReport report)
{
    [Function(nameof(GetEffort))]
    [Described("Hours and cost by month, per post and per engagement.", typeof(EffortsAnswer))]
    [QueryParameter("firstMonth", "First month, yyyy-MM.")]
    [QueryParameter("lastMonth", "Last month, yyyy-MM.")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/effort")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["firstMonth"], request.Query["lastMonth"]), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

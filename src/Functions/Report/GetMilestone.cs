using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetMilestone(MilestoneReport report)
{
    [Function(nameof(GetMilestone))]
    [Described("When the page reaches its next round number of followers, with a range.", typeof(MilestoneAnswer))]
    [QueryParameter("endingDay", "What is known by this day.", Format = "date")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/milestone")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, request.Query["endingDay"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetCrises(CrisesReport report)
{
    [Function(nameof(GetCrises))]
    [Described("When the audience of a page was far more upset than usual, how serious that was, and what it was seen by.", typeof(CrisesAnswer))]
    [QueryParameter("firstDay", "First day on which crises begin, yyyy-MM-dd.", Format = "date")]
    [QueryParameter("lastDay", "Last day on which they begin, yyyy-MM-dd.", Format = "date")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/crises")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["firstDay"], request.Query["lastDay"], null), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

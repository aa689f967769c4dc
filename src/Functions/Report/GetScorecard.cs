using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetScorecard(ScorecardReport report)
{
    [Function(nameof(GetScorecard))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/scorecard")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["days"], request.Query["period"], request.Query["endingDay"]), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

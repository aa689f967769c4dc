using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetAnomalies(AnomaliesReport report)
{
    [Function(nameof(GetAnomalies))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/anomalies")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["firstDay"], request.Query["lastDay"], null), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

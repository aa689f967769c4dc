using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class ExplainAnomaly(AnomalyExplaining explaining)
{
    [Function(nameof(ExplainAnomaly))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "pages/{network}/{id}/anomalies/{anomalyId}/explanation")] HttpRequest request,
        string network, string id, string anomalyId) =>
        explaining.ExplainAsync(network, id, anomalyId, request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

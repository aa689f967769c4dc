using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class ExplainAnomaly(AnomalyExplaining explaining)
{
    [Function(nameof(ExplainAnomaly))]
    [Described("A reviewer's reason why an anomaly is explained.", typeof(ExplanationAnswer), Body = typeof(ExplanationBody))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "The page or the anomaly is not there.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "pages/{network}/{id}/anomalies/{anomalyId}/explanation")] HttpRequest request,
        string network, string id, string anomalyId) =>
        explaining.ExplainAsync(network, id, anomalyId, request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

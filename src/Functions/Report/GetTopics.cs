using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetTopics(TopicsReport report)
{
    [Function(nameof(GetTopics))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/topics")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, request.Query["week"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

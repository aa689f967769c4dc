using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetTopics(TopicsReport report)
{
    [Function(nameof(GetTopics))]
    [Described("What is talked about more than usual in a week.", typeof(TopicsAnswer))]
    [QueryParameter("week", "A day of the week, yyyy-MM-dd; left out, the last week that is over.", Format = "date")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/topics")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, request.Query["week"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

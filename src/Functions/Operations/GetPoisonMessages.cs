using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Operations;

internal sealed class GetPoisonMessages(PoisonApi poison)
{
    [Function(nameof(GetPoisonMessages))]
    [Described("The oldest messages of a queue that were given up, and why.", typeof(PoisonAnswer))]
    [QueryParameter("max", "How many at most, 1 to 32.", Type = "integer")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "There is no such queue.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations/poison/{queue}")] HttpRequest request, string queue) =>
        poison.GetAsync(queue, request.Query["max"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

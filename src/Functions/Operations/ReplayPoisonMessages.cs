using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Operations;

internal sealed class ReplayPoisonMessages(PoisonApi poison)
{
    [Function(nameof(ReplayPoisonMessages))]
    [Described("Puts the oldest messages of a queue that were given up back to where they failed.", typeof(ReplayAnswer))]
    [QueryParameter("max", "How many at most, 1 to 1000; 100 when left out.", Type = "integer")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "There is no such queue.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "operations/poison/{queue}/replay")] HttpRequest request, string queue) =>
        poison.ReplayAsync(queue, request.Query["max"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

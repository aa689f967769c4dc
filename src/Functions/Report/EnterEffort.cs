using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class EnterEffort(EffortEntry entry)
{
    [Function(nameof(EnterEffort))]
    [Described("Enters the hours and the cost of a month; an empty object removes them.", typeof(EffortAnswer), Body = typeof(EffortBody))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "pages/{network}/{id}/effort/{month}")] HttpRequest request, string network, string id, string month) =>
        entry.EnterAsync(network, id, month, request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

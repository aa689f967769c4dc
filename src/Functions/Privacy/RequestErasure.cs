using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Privacy;

internal sealed class RequestErasure(Erasures erasures)
{
    [Function(nameof(RequestErasure))]
    [Described("Has everything removed that is stored of a person, and nothing stored of them any more.", typeof(ErasureAnswer), Body = typeof(ErasureBody), Status = StatusCodes.Status202Accepted)]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(409, "Authors are not stored at all.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "privacy/erasures")] HttpRequest request) =>
        erasures.RequestAsync(request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

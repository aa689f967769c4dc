using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Privacy;

internal sealed class GetErasure(Erasures erasures)
{
    [Function(nameof(GetErasure))]
    [Described("How far an erasure has come, and how much it removed.", typeof(ErasureAnswer))]
    [Fails(404, "There is no such erasure.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "privacy/erasures/{erasure}")] HttpRequest request, string erasure) =>
        erasures.GetAsync(erasure, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

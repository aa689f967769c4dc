using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Operations;

internal sealed class GetOperations(OperationsReport report)
{
    [Function(nameof(GetOperations))]
    [Described("How fresh the data are, how long tokens last, what was spent, and what waits in queues.", typeof(OperationsAnswer))]
    [QueryParameter("limit", "How many pages at most, 1 to 1000.", Type = "integer")]
    [QueryParameter("cursor", "nextCursor of the answer before.")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations")] HttpRequest request) =>
        report.GetAsync(request.Query["limit"], request.Query["cursor"], request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

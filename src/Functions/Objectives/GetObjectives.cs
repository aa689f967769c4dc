using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Objectives;

internal sealed class GetObjectives(ObjectiveApi api)
{
    [Function(nameof(GetObjectives))]
    [Described("The objectives of a page and how they stand.", typeof(ObjectivesAnswer))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page or the objective is not there.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/objectives")] HttpRequest request, string network, string id) =>
        api.ListAsync(network, id, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Objectives;

internal sealed class GetObjective(ObjectiveApi api)
{
    [Function(nameof(GetObjective))]
    [Described("One objective and how it stands.", typeof(ObjectiveAnswer))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page or the objective is not there.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/objectives/{objective}")] HttpRequest request, string network, string id, string objective) =>
        api.GetAsync(network, id, objective, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

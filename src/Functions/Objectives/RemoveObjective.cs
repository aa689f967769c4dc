using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Objectives;

internal sealed class RemoveObjective(ObjectiveApi api)
{
    [Function(nameof(RemoveObjective))]
    [Described("Removes an objective and the values entered for it.", Status = 204)]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "The page or the objective is not there.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "pages/{network}/{id}/objectives/{objective}")] HttpRequest request, string network, string id, string objective) =>
        api.RemoveAsync(network, id, objective, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Objectives;

internal sealed class AddObjectiveValue(ObjectiveApi api)
{
    [Function(nameof(AddObjectiveValue))]
    [Described("Enters the value of a period, or corrects it.", typeof(ObjectiveAnswer), Body = typeof(ObjectiveValueBody))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "The page or the objective is not there.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "pages/{network}/{id}/objectives/{objective}/values")] HttpRequest request, string network, string id, string objective) =>
        api.AddValueAsync(request, network, id, objective, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

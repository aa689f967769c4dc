using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class ReplaceTeamEvent(TeamEventEntry entry)
{
    [Function(nameof(ReplaceTeamEvent))]
    [Described("Enters or replaces an event under an id of your own.", typeof(TeamEventAnswer), Body = typeof(TeamEventBody))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "put", Route = "pages/{network}/{id}/events/{eventId}")] HttpRequest request, string network, string id, string eventId) =>
        entry.SaveAsync(network, id, eventId, request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

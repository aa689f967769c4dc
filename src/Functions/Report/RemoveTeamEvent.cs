using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class RemoveTeamEvent(TeamEventEntry entry)
{
    [Function(nameof(RemoveTeamEvent))]
    [Described("Takes an event back.", typeof(TeamEventAnswer))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "The page or the event is not there.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "pages/{network}/{id}/events/{eventId}")] HttpRequest request, string network, string id, string eventId) =>
        entry.RemoveAsync(network, id, eventId, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

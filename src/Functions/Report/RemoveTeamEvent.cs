using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class RemoveTeamEvent(TeamEventEntry entry)
{
    [Function(nameof(RemoveTeamEvent))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "pages/{network}/{id}/events/{eventId}")] HttpRequest request, string network, string id, string eventId) =>
        entry.RemoveAsync(network, id, eventId, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class ReplaceTeamEvent(TeamEventEntry entry)
{
    [Function(nameof(ReplaceTeamEvent))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "put", Route = "pages/{network}/{id}/events/{eventId}")] HttpRequest request, string network, string id, string eventId) =>
        entry.SaveAsync(network, id, eventId, request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

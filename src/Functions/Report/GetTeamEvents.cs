using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetTeamEvents(TeamEventEntry entry)
{
    [Function(nameof(GetTeamEvents))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/events")] HttpRequest request, string network, string id) =>
        entry.ListAsync(network, id, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

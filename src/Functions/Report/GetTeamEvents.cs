using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetTeamEvents(TeamEventEntry entry)
{
    [Function(nameof(GetTeamEvents))]
    [Described("Campaigns, press dates and contests that the team entered.", typeof(TeamEventsAnswer))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/events")] HttpRequest request, string network, string id) =>
        entry.ListAsync(network, id, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class EnterTeamEvent(TeamEventEntry entry)
{
    [Function(nameof(EnterTeamEvent))]
    [Described("Enters a campaign, press date or contest.", typeof(TeamEventAnswer), Body = typeof(TeamEventBody))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "pages/{network}/{id}/events")] HttpRequest request, string network, string id) =>
        entry.SaveAsync(network, id, null, request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

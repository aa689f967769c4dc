using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class EnterTeamEvent(TeamEventEntry entry)
{
    [Function(nameof(EnterTeamEvent))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "pages/{network}/{id}/events")] HttpRequest request, string network, string id) =>
        entry.SaveAsync(network, id, null, request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

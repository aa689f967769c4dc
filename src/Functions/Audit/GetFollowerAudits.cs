using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Audit;

internal sealed class GetFollowerAudits(FollowerAuditReport report)
{
    [Function(nameof(GetFollowerAudits))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/follower-audits")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, request.HttpContext.RequestAborted);
}

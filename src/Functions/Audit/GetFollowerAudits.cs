using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Audit;

internal sealed class GetFollowerAudits(FollowerAuditReport report)
{
    [Function(nameof(GetFollowerAudits))]
    [Described("What each sample of a page's followers looked like.", typeof(FollowerAuditsAnswer))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/follower-audits")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, request.HttpContext.RequestAborted);
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Audit;

internal sealed class PostFollowerAudit
{
    [Function(nameof(PostFollowerAudit))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "audits/followers")] HttpRequest request) =>
        FollowerListAudit.RunAsync(request, request.HttpContext.RequestAborted);
}

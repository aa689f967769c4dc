using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetPosts(PostsReport report)
{
    [Function(nameof(GetPosts))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/posts")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["firstDay"], request.Query["lastDay"], request.Query["asOf"]), request.HttpContext.RequestAborted);
}

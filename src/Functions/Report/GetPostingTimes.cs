using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetPostingTimes(PostingTimesReport report)
{
    [Function(nameof(GetPostingTimes))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/posting-times")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["firstDay"], request.Query["lastDay"], null), request.HttpContext.RequestAborted);
}

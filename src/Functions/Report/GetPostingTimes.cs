using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetPostingTimes(PostingTimesReport report)
{
    [Function(nameof(GetPostingTimes))]
    [Described("How a page's posts did by weekday and hour.", typeof(PostingTimesAnswer))]
    [QueryParameter("firstDay", "First day, yyyy-MM-dd.", Format = "date")]
    [QueryParameter("lastDay", "Last day, yyyy-MM-dd.", Format = "date")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/posting-times")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["firstDay"], request.Query["lastDay"], null), request.HttpContext.RequestAborted);
}

using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetDays(DaysReport report)
{
    [Function(nameof(GetDays))]
    [Described("What is known of a page's days.", typeof(DaysAnswer))]
    [QueryParameter("firstDay", "First day, yyyy-MM-dd.", Format = "date")]
    [QueryParameter("lastDay", "Last day, yyyy-MM-dd.", Format = "date")]
    [QueryParameter("asOf", "As known when this day was the last complete one.", Format = "date")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/days")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["firstDay"], request.Query["lastDay"], request.Query["asOf"]), request.HttpContext.RequestAborted);
}

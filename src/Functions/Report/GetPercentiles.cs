using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetPercentiles(PercentilesReport report)
{
    [Function(nameof(GetPercentiles))]
    [Described("Where the KPIs of a period stand among the page's own periods of twelve months.", typeof(PercentilesAnswer))]
    [QueryParameter("days", "7, 28 or 90.", Type = "integer")]
    [QueryParameter("period", "Instead of days: a kind of period.")]
    [QueryParameter("endingDay", "What is known by this day.", Format = "date")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/percentiles")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["days"], request.Query["period"], request.Query["endingDay"]), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetScorecard(ScorecardReport report)
{
    [Function(nameof(GetScorecard))]
    [Described("The KPIs of a page over a period, beside the period before and a year before.", typeof(ScorecardAnswer))]
    [QueryParameter("days", "7, 28 or 90: the days that end with the last one computed.", Type = "integer")]
    [QueryParameter("period", "Instead of days: day, week, month, quarter, trailing_7_days, trailing_28_days or trailing_90_days.")]
    [QueryParameter("endingDay", "The last period that is over by this day.", Format = "date")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/scorecard")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["days"], request.Query["period"], request.Query["endingDay"]), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

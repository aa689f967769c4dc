using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetAnswers(AnswersReport report)
{
    [Function(nameof(GetAnswers))]
    [Described("Whether questions and complaints are answered, and how soon.", typeof(AnswersAnswer))]
    [QueryParameter("days", "7, 28 or 90 days that end with endingDay.", Type = "integer")]
    [QueryParameter("period", "day, week, month or quarter instead: the last one that is over by endingDay.")]
    [QueryParameter("endingDay", "The last day to look at, yyyy-MM-dd; left out, the last one computed.", Format = "date")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/answers")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["days"], request.Query["period"], request.Query["endingDay"]), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetDays(DaysReport report)
{
    [Function(nameof(GetDays))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/days")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["firstDay"], request.Query["lastDay"], request.Query["asOf"]), request.HttpContext.RequestAborted);
}

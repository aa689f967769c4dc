using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetBenchmarks(BenchmarksReport report)
{
    [Function(nameof(GetBenchmarks))]
    [Described("Where the KPIs of a period stand among the pages of the tenant, of the market and of other markets.", typeof(BenchmarksAnswer))]
    [QueryParameter("period", "week, month or quarter.")]
    [QueryParameter("endingDay", "What is known by this day.", Format = "date")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(403, "The key may not read this page.")]
    [Fails(404, "The page is not registered.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/benchmarks")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(null, request.Query["period"], request.Query["endingDay"]), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

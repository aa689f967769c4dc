using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetBenchmarks(BenchmarksReport report)
{
    [Function(nameof(GetBenchmarks))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/benchmarks")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(null, request.Query["period"], request.Query["endingDay"]), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

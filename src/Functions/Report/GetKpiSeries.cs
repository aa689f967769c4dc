using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetKpiSeries(KpiSeriesReport report)
{
    [Function(nameof(GetKpiSeries))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages/{network}/{id}/kpis")] HttpRequest request, string network, string id) =>
        report.GetAsync(network, id, new(request.Query["period"], request.Query["kpis"]), new(request.Query["firstDay"], request.Query["lastDay"], null), request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}

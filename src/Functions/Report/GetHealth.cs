using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetHealth(HealthReport report)
{
    [Function(nameof(GetHealth))]
    [Described("Whether storage answers and whether anything was given up.", typeof(HealthAnswer))]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        report.GetAsync(request.HttpContext.RequestAborted);
}

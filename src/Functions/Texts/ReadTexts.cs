using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Texts;

internal sealed class ReadTexts(TextsReport report)
{
    [Function(nameof(ReadTexts))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "texts/read")] HttpRequest request) =>
        report.ReadAsync(request, request.HttpContext.RequestAborted);
}

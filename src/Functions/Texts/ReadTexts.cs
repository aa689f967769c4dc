using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Texts;

internal sealed class ReadTexts(TextsReport report)
{
    [Function(nameof(ReadTexts))]
    [Described("Reads up to 1,000 texts: language, tone, questions, complaints, insults, spam.", typeof(TextsAnswer), Body = typeof(TextsBody))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "texts/read")] HttpRequest request) =>
        report.ReadAsync(request, request.HttpContext.RequestAborted);
}

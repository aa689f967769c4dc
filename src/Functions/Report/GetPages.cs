using Engagement.Functions.Access;
using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetPages(PageReport report)
{
    [Function(nameof(GetPages))]
    [Described("The pages, how far they are collected, and what is wrong with them.", typeof(PagesAnswer))]
    [QueryParameter("limit", "How many entries at most, 1 to 1000.", Type = "integer")]
    [QueryParameter("cursor", "nextCursor of the answer before.")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages")] HttpRequest request) => 
        report.GetAsync(request.Query["limit"], request.Query["cursor"], Reader.Of(request.HttpContext), request.HttpContext.RequestAborted);
}

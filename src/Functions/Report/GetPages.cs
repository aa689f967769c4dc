using Engagement.Functions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class GetPages(PageReport report)
{
    [Function(nameof(GetPages))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "pages")] HttpRequest request) => 
        report.Get(Reader.Of(request.HttpContext), request.HttpContext.RequestAborted);
}

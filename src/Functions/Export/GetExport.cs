using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Export;

internal sealed class GetExport(ExportEndpoint export)
{
    [Function(nameof(GetExport))]
    [Described("A set of the feed as a file: Posts.csv, DailyMetrics.xlsx.", AnswerMediaType = "application/octet-stream")]
    [QueryParameter("$filter", "OData 4.0 filter, for example PageKey eq 'facebook~1000' and Day ge 2026-01-01.")]
    [QueryParameter("$select", "Properties, separated by commas.")]
    [QueryParameter("$orderby", "Properties or expressions, each with asc or desc.")]
    [QueryParameter("$top", "How many at most.", Type = "integer")]
    [QueryParameter("$skip", "How many to pass over.", Type = "integer")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(404, "There is no such set or format.")]
    [Fails(501, "A query option is not supported.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "export/{file}")] HttpRequest request, string file) => export.Get(file);
}

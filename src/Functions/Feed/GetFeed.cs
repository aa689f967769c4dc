using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Feed;

internal sealed class GetFeed(FeedEndpoint feed)
{
    // One route for all: $metadata, Set(key) and Set/$count are segments that no route template could name.
    [Function(nameof(GetFeed))]
    [Described("The OData 4.0 feed; its own $metadata describes it.", AnswerMediaType = "application/json;odata.metadata=minimal")]
    [QueryParameter("$filter", "OData 4.0 filter, for example PageKey eq 'facebook~1000' and Day ge 2026-01-01.")]
    [QueryParameter("$select", "Properties, separated by commas.")]
    [QueryParameter("$orderby", "Properties or expressions, each with asc or desc.")]
    [QueryParameter("$top", "How many at most.", Type = "integer")]
    [QueryParameter("$skip", "How many to pass over.", Type = "integer")]
    [QueryParameter("$count", "Whether the number of all matches is answered, too.", Type = "boolean")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "odata/{*path}")] HttpRequest request, string? path) => feed.Get("/api/odata", path);
}

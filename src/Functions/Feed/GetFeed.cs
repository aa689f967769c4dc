using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Feed;

internal sealed class GetFeed(FeedEndpoint feed)
{
    // One route for all: $metadata, Set(key) and Set/$count are segments that no route template could name.
    [Function(nameof(GetFeed))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "odata/{*path}")] HttpRequest request, string? path) => feed.Get("/api/odata", path);
}

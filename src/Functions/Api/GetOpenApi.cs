using Engagement.Functions.Feed.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Api;

internal sealed class GetOpenApi(PublicAddress address)
{
    // Open to all: it describes routes, and holds no data.
    [Function(nameof(GetOpenApi))]
    [Described("This document.", AnswerMediaType = "application/json")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        new TaggedJson(OpenApiDocument.Of(address.Of(request)));
}

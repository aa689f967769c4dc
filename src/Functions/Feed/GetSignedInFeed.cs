using Engagement.Functions.Access;
using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Feed;

/// <summary>The same feed for readers who sign in. It has a root of its own because the host answers a missing function key itself, without the challenge that Power Query needs.</summary>
internal sealed class GetSignedInFeed(FeedEndpoint feed, EntraTokens tokens, Readers readers, RequestLimits limits)
{
    [Function(nameof(GetSignedInFeed))]
    [Described("The OData 4.0 feed for readers who sign in with Microsoft Entra.", AnswerMediaType = "application/json;odata.metadata=minimal")]
    [QueryParameter("$filter", "OData 4.0 filter, for example PageKey eq 'facebook~1000' and Day ge 2026-01-01.")]
    [QueryParameter("$select", "Properties, separated by commas.")]
    [QueryParameter("$orderby", "Properties or expressions, each with asc or desc.")]
    [QueryParameter("$top", "How many at most.", Type = "integer")]
    [QueryParameter("$skip", "How many to pass over.", Type = "integer")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "entra/odata/{*path}")] HttpRequest request, string? path)
    {
        var http = request.HttpContext;
        if (!tokens.IsOn)
            return new FeedError(StatusCodes.Status404NotFound, "NotFound", "Signing in is not set up here (settings Entra__TenantId and Entra__Audience); use /api/odata with a key.");
        if (await tokens.ValidateAsync(request).ConfigureAwait(false) is not { } objectId)
        {
            http.Response.Headers.WWWAuthenticate = tokens.Challenge;
            return new FeedError(StatusCodes.Status401Unauthorized, "Unauthorized", "Sign in with an organizational account.");
        }
        if (limits.SecondsToWait(objectId) is { } seconds)
            return AccessMiddleware.TooMany(http, seconds);
        readers.ByObject(objectId).IsWhoSent(http);
        return feed.Get("/api/entra/odata", path);
    }
}

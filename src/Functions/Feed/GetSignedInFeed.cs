using Engagement.Functions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Feed;

/// <summary>The same feed for readers who sign in. It has a root of its own because the host answers a missing function key itself, without the challenge that Power Query needs.</summary>
internal sealed class GetSignedInFeed(FeedEndpoint feed, EntraTokens tokens, Readers readers, RequestLimits limits)
{
    [Function(nameof(GetSignedInFeed))]
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

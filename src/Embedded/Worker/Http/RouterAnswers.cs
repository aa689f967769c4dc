using Microsoft.AspNetCore.Http;

namespace Engagement.Embedded.Worker.Http;

/// <summary>A route that exists, asked with another method, is 404 in the real host, where the router here says 405.</summary>
internal static class RouterAnswers
{
    public static async Task AsNotFoundAsync(HttpContext http, RequestDelegate next)
    {
        await next(http).ConfigureAwait(false);
        if (http.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false } && http.GetEndpoint()?.Metadata.GetMetadata<FunctionEndpoints.FunctionEndpoint>() is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.Headers.Allow = default;
        }
    }
}

using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Feed;

/// <summary>An error answer in OData's terms.</summary>
internal sealed class FeedError(int status, string code, string message) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => FeedResult.ErrorAsync(httpContext, status, code, message);
}

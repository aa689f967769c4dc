using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Feed;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Engagement.Functions.Access;

/// <summary>Before every function that HTTP starts: who asks, whether too often, and whether about pages that are none of theirs.</summary>
internal sealed class AccessMiddleware(Readers readers, RequestLimits limits) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && Readers.Fingerprint(http.Request) is { Length: > 0 } sender)
        {
            if (limits.SecondsToWait(sender) is { } seconds)
            {
                context.GetInvocationResult().Value = TooMany(http, seconds);
                return;
            }
            var reader = readers.ByKey(http.Request);
            reader.IsWhoSent(http);
            if (PageOf(http.Request) is { } page && !reader.MayRead(page))
            {
                context.GetInvocationResult().Value = Problem.NotYourPage(page);
                return;
            }
        }
        await next(context).ConfigureAwait(false);
    }

    /// <summary>In the words of whom the route belongs to.</summary>
    public static IResult TooMany(HttpContext http, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var message = FormattableString.Invariant($"This key has sent too many requests; come again in {seconds} seconds, and see Access__RequestsPerMinute.");
        return FeedResult.IsFeed(http.Request) ? new FeedError(StatusCodes.Status429TooManyRequests, "TooManyRequests", message) : Problem.TooManyRequests(message);
    }

    private static PageKey? PageOf(HttpRequest request)
    {
        if (request.RouteValues["network"] is not string network || request.RouteValues["id"] is not string id)
            return null;
        try
        {
            return PageInRoute.Read(network, id);
        }
        catch (PageRequestException)
        {
            // The function itself says what is wrong with it.
            return null;
        }
    }
}

using System.Text.Json;
using Azure;
using Engagement.Functions.Feed.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Feed;

/// <summary>Runs a request and answers it in OData's terms, whatever becomes of it.</summary>
internal sealed class FeedResult(Func<HttpContext, IFeedAnswer> prepare, ILogger log) : IResult
{
    /// <summary>Whether a request is one to a service root, so that errors speak OData.</summary>
    public static bool IsFeed(HttpRequest request) => request.Path.Value?.Contains("/odata", StringComparison.OrdinalIgnoreCase) == true;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var cancellation = httpContext.RequestAborted;
        FeedHeaders.SayVersion(httpContext.Response);
        try
        {
            await prepare(httpContext).WriteAsync(httpContext, cancellation).ConfigureAwait(false);
        }
        catch (Exception) when (httpContext.Response.HasStarted)
        {
            // Half an answer must not look like a whole one: a connection that breaks does not.
            log.LogError("The feed broke off an answer that had begun");
            httpContext.Abort();
            throw;
        }
        catch (FeedException e)
        {
            await ErrorAsync(httpContext, e.Status, e.Code, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            log.LogError("Storage does not answer the feed ({Error})", e.GetType().Name);
            httpContext.Response.Headers.RetryAfter = "10";
            await ErrorAsync(httpContext, StatusCodes.Status503ServiceUnavailable, "StorageUnavailable", "Storage did not answer; try again, and see GET /api/health.").ConfigureAwait(false);
        }
    }

    /// <summary>An error as OData's JSON format has it.</summary>
    public static async Task ErrorAsync(HttpContext http, int status, string code, string message)
    {
        FeedHeaders.SayVersion(http.Response);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json;odata.metadata=minimal;charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, EntityWriter.Options);
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}

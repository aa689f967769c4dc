using Azure;
using Engagement.Core;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Error answers, as RFC 9457 problem details: what is wrong, with which value, and what to send instead.</summary>
internal static class Problem
{
    public static IResult BadInput(string field, string detail) => Results.Problem(
        detail, statusCode: StatusCodes.Status400BadRequest, title: "The request is not valid.", extensions: new Dictionary<string, object?> { ["field"] = field });

    public static IResult UnknownPage(PageKey page) => Results.Problem(
        $"Page {page} is not registered; register it with POST /api/pages.", statusCode: StatusCodes.Status404NotFound, title: "There is no such page.");

    public static IResult NotYourPage(PageKey page) => Results.Problem(
        $"This key may not read page {page}; the setting Access__Readers says which it may.", statusCode: StatusCodes.Status403Forbidden, title: "The page is not among yours.");

    public static IResult NoSuchFile(string path) => Results.Problem(
        $"The dashboard has no file '{path}'; it is at /api/dashboard.", statusCode: StatusCodes.Status404NotFound, title: "There is no such file.");

    public static IResult TooManyRequests(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status429TooManyRequests, title: "There are too many requests.");

    public static IResult TokenRefused(string reason) => Results.Problem(
        reason, statusCode: StatusCodes.Status422UnprocessableEntity, title: "The network does not accept the token for this page.");

    /// <summary>The answer, or what to tell the caller when storage does not do its part.</summary>
    public static async Task<IResult> OrStorageTroubleAsync(this Task<IResult> answer)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            return StorageTrouble();
        }
    }

    public static IResult StorageTrouble() => Results.Problem(
        "Storage did not answer; try again, and see GET /api/health.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Storage is not available.");

    public static IResult TooLarge(int maxBytes) => Results.Problem(
        FormattableString.Invariant($"The body is larger than {maxBytes} bytes; register one page per request."),
        statusCode: StatusCodes.Status413PayloadTooLarge, title: "The request is too large.");
}

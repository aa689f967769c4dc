using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Feed;

/// <summary>A request that the feed does not answer, and how it says so.</summary>
internal sealed class FeedException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>For programs; the message is for people.</summary>
    public string Code => code;

    public static FeedException Bad(string message) => new(StatusCodes.Status400BadRequest, "BadRequest", message);

    public static FeedException BadToken() => Bad("The $skiptoken is not one that this service gave; follow @odata.nextLink as it is, or begin without a token.");

    public static FeedException NotFound(string message) => new(StatusCodes.Status404NotFound, "NotFound", message);

    public static FeedException NotAcceptable(string message) => new(StatusCodes.Status406NotAcceptable, "NotAcceptable", message);

    public static FeedException NotImplemented(string message) => new(StatusCodes.Status501NotImplemented, "NotImplemented", message);
}

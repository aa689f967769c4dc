using System.Globalization;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.X;

/// <summary>Ends a call with an answer that is no success, or one that is only errors.</summary>
internal sealed class XException(int status, JsonObject body) : Exception($"HTTP {status}")
{
    public int Status { get; } = status;

    public JsonObject Body { get; } = body;
}

/// <summary>The errors as the X API words them. Callers match the type by its last segment: hosts differ.</summary>
internal static class XError
{
    /// <summary>A number that no double holds, as the network's own are.</summary>
    public const long EnrolledAccount = 1_234_567_890_123_456_789;

    public static XException InvalidRequest(XNames names, string parameter, string value, string message) => new(400, new()
    {
        ["errors"] = new JsonArray(new JsonObject
        {
            ["parameters"] = new JsonObject { [parameter] = new JsonArray(value) },
            ["message"] = message,
        }),
        ["title"] = "Invalid Request",
        ["detail"] = "One or more parameters to your request was invalid.",
        ["type"] = names.ProblemHost + "invalid-request",
    });

    public static XException Unauthorized() => new(401, Blank(401, "Unauthorized"));

    public static XException NoSuchPath() => new(404, Blank(404, "Not Found"));

    public static XException TooManyRequests() => new(429, Blank(429, "Too Many Requests"));

    /// <summary>The older wording, which the guides still have.</summary>
    public static XException RateLimitExceeded() => new(429, new()
    {
        ["errors"] = new JsonArray(new JsonObject { ["code"] = 88, ["message"] = "Rate limit exceeded" }),
    });

    public static XException UsageCapExceeded(XNames names) => new(429, new()
    {
        ["account_id"] = $"{EnrolledAccount}",
        ["product_name"] = "standard-basic",
        ["title"] = "UsageCapExceeded",
        ["period"] = "Monthly",
        ["scope"] = "Product",
        ["detail"] = "Usage cap exceeded: Monthly product cap",
        ["type"] = names.ProblemHost + "usage-capped",
    });

    public static XException CreditsDepleted(XNames names) => new(402, new()
    {
        ["account_id"] = EnrolledAccount,
        ["title"] = "CreditsDepleted",
        ["detail"] = $"Your enrolled account [{EnrolledAccount}] does not have any credits to fulfill this request.",
        ["type"] = names.ProblemHost + "credits",
    });

    public static XException SpendCapReached(XNames names, DateOnly today) => new(403, new()
    {
        ["title"] = "SpendCapReached",
        ["detail"] = "Your enrolled account has reached its billing cycle spend cap.",
        ["reset_date"] = new DateOnly(today.Year, today.Month, 1).AddMonths(1).ToString("o", CultureInfo.InvariantCulture),
        ["type"] = names.ProblemHost + "credits",
    });

    public static XException ClientNotEnrolled(XNames names) => new(403, new()
    {
        ["reason"] = "client-not-enrolled",
        ["registration_url"] = "https://developer.x.com/en/docs/projects/overview",
        ["title"] = "Client Forbidden",
        ["detail"] = "When authenticating requests to the X API v2 endpoints, you must use keys and tokens from a developer App that is "
            + "attached to a Project.",
        ["type"] = names.ProblemHost + "client-forbidden",
    });

    public static XException UnsupportedAuthentication(XNames names, bool isUser) => new(403, new()
    {
        ["title"] = "Unsupported Authentication",
        ["detail"] = $"Authenticating with {(isUser ? "OAuth 2.0 User Context" : "OAuth 2.0 Application-Only")} is forbidden for this "
            + "endpoint. Supported authentication types are "
            + (isUser ? "[OAuth 2.0 Application-Only]." : "[OAuth 1.0a User Context, OAuth 2.0 User Context]."),
        ["type"] = names.ProblemHost + "unsupported-authentication",
        ["status"] = 403,
    });

    public static XException Forbidden() => new(403, Blank(403, "Forbidden"));

    public static XException ServerError() => new(500, Blank(500, "Internal Server Error"));

    public static XException Unavailable() => new(503, Blank(503, "Service Unavailable"));

    public static XException OAuth(int status, string error, string description) =>
        new(status, new() { ["error"] = error, ["error_description"] = description });

    /// <summary>One thing of a successful answer that is not there.</summary>
    public static JsonObject NotFound(XNames names, string type, string parameter, string value) => new()
    {
        ["resource_id"] = value,
        ["resource_type"] = type,
        ["parameter"] = parameter,
        ["value"] = value,
        ["title"] = "Not Found Error",
        ["detail"] = $"Could not find {type} with {parameter}: [{value}].",
        ["type"] = names.ProblemHost + "resource-not-found",
    };

    public static JsonObject Suspended(XNames names, string parameter, string value) => new()
    {
        ["resource_id"] = value,
        ["resource_type"] = "user",
        ["parameter"] = parameter,
        ["value"] = value,
        ["title"] = "Forbidden",
        ["detail"] = $"User has been suspended: [{value}].",
        ["type"] = names.ProblemHost + "resource-not-found",
    };

    public static JsonObject NotAuthorizedForField(XNames names, string field, string postId) => new()
    {
        ["resource_id"] = postId,
        ["resource_type"] = "tweet",
        ["parameter"] = "id",
        ["value"] = postId,
        ["field"] = field,
        ["section"] = "data",
        ["title"] = "Field Authorization Error",
        ["detail"] = $"Sorry, you are not authorized to access '{field}' on the Tweet with id : [{postId}].",
        ["type"] = names.ProblemHost + "not-authorized-for-field",
    };

    public static XException OnlyErrors(JsonObject error) => new(200, new() { ["errors"] = new JsonArray(error) });

    private static JsonObject Blank(int status, string text) =>
        new() { ["title"] = text, ["type"] = "about:blank", ["status"] = status, ["detail"] = text };
}

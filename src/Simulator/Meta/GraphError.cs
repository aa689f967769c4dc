using System.Globalization;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.Meta;

/// <summary>An error as the Graph API words it. Callers branch on code and subcode, for 100 also on the text.</summary>
internal sealed record GraphError(int Status, int Code, string Message)
{
    public const string OAuth = "OAuthException";
    public const string Method = "GraphMethodException";

    public string? Type { get; init; } = OAuth;

    public int? Subcode { get; init; }

    public string? UserTitle { get; init; }

    public string? UserMessage { get; init; }

    public bool? IsTransient { get; init; }

    /// <summary>Some server errors come with code and message alone.</summary>
    public bool IsBare { get; init; }

    public JsonObject Body(string traceId)
    {
        var error = new JsonObject { ["message"] = Message };
        if (IsBare)
        {
            error["code"] = Code;
            return new() { ["error"] = error };
        }

        error["type"] = Type;
        error["code"] = Code;
        if (Subcode is { } subcode)
            error["error_subcode"] = subcode;
        if (IsTransient is { } transient)
            error["is_transient"] = transient;
        if (UserTitle is not null)
            error["error_user_title"] = UserTitle;
        if (UserMessage is not null)
            error["error_user_msg"] = UserMessage;
        error["fbtrace_id"] = traceId;
        return new() { ["error"] = error };
    }

    public static GraphError UnknownPath(string path) => new(400, 2500, $"Unknown path components: {path}");

    public static GraphError NoTokenForMe() =>
        new(400, 2500, "An active access token must be used to query information about the current user.");

    public static GraphError NoToken() => new(400, 104, "An access token is required to request this resource.");

    public static GraphError BadToken() => new(400, 190, "Invalid OAuth access token - Cannot parse access token");

    public static GraphError PageTokenNeeded() => new(400, 190, "This method must be called with a Page Access Token");

    public static GraphError ProofMissing() =>
        new(400, 100, "API calls from the server require an appsecret_proof argument") { Type = Method };

    public static GraphError ProofWrong() => new(400, 100, "Invalid appsecret_proof provided in the API argument") { Type = Method };

    public static GraphError ObjectMissing(string id) => new(400, 100,
        $"Unsupported get request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support "
        + "this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api") { Type = Method, Subcode = 33 };

    public static GraphError BadParameter(string message) => new(400, 100, "(#100) " + message);

    public static GraphError NoSuchField(string field, string nodeType) =>
        BadParameter($"Tried accessing nonexisting field ({field}) on node type ({nodeType})");

    public static GraphError BadMetric() => BadParameter("The value must be a valid insights metric");

    public static GraphError RangeTooLong() => new(400, 100, "Invalid parameter")
    {
        Subcode = 1504016,
        UserTitle = "Range too long",
        UserMessage = "There cannot be more than 90 days (7776000 s) between since and until",
    };

    public static GraphError NoMetric() => new(400, 3001,
        "No metric was specified to be fetched. Please specify one or more metrics to be fetched and try again.") { Subcode = 1504028 };

    public static GraphError LifetimeOfViews() => new(500, 1, "An unknown error occurred") { Subcode = 99 };

    public static GraphError SessionExpired(DateTimeOffset expiredAt, DateTimeOffset now) => new(400, 190,
        $"Error validating access token: Session has expired on {Pacific(expiredAt)}. The current time is {Pacific(now)}.")
    {
        Subcode = 463,
    };

    public static GraphError RoleLost() => new(400, 190,
        "Error validating access token: The user must be an administrator, editor, or moderator of the page in order to impersonate it.")
    {
        Subcode = 492,
    };

    public static GraphError TokenRefused(int subcode, string message) => new(400, 190, "Error validating access token: " + message) { Subcode = subcode };

    public static GraphError SessionEnded() => new(400, 102, "Session key invalid or no longer valid");

    public static GraphError WrongToken(int code, string message) => new(400, code, message);

    public static GraphError AliasMissing(string id) => new(404, 803, $"(#803) Some of the aliases you requested do not exist: {id}");

    public static GraphError Deprecated() => new(400, 12, "(#12) This endpoint has been deprecated");

    public static GraphError PolicyBlock() => new(400, 368, "The action attempted has been deemed abusive or is otherwise disallowed");

    public static GraphError NoPermission() => new(400, 10,
        "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature. "
        + "Refer to https://developers.facebook.com/docs/apps/review/login-permissions#manage-pages and "
        + "https://developers.facebook.com/docs/apps/review/feature#reference-PAGES_ACCESS for details.");

    public static GraphError ObjectPermission() => new(403, 200, "(#200) Requires business_management permission to manage the object");

    public static GraphError MessagingPermission() => new(403, 230, "(#230) Requires pages_messaging permission to manage the object");

    public static GraphError AppLimit() => new(403, 4, "(#4) Application request limit reached");

    public static GraphError UserLimit() => new(400, 17, "(#17) User request limit reached") { Subcode = 2446079 };

    public static GraphError PageRequestLimit() => new(400, 32, "(#32) Page request limit reached");

    public static GraphError RateLimit() => new(400, 613, "(#613) Calls to this api have exceeded the rate limit.") { Subcode = 1996 };

    public static GraphError PageLimit(int code, string account) => new(400, code,
        $"(#{code}) There have been too many calls to this {account} account. Wait a bit and try again. "
        + "For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.");

    public static GraphError MessengerLimit() => new(400, 80006,
        "(#80006) There have been too many calls to this Page's Messenger conversations. Wait a bit and try again. "
        + "For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.");

    public static GraphError Unknown() => new(500, 1, "An unknown error occurred") { IsBare = true };

    public static GraphError Unavailable() => new(503, 2, "Service temporarily unavailable") { IsTransient = true };

    public static GraphError Unexpected() =>
        new(500, 2, "An unexpected error has occurred. Please retry your request later.") { IsTransient = true };

    public static GraphError ReduceData() =>
        new(500, 1, "Please reduce the amount of data you're asking for, then retry your request") { IsBare = true };

    /// <summary>For example "Saturday, 13-Jun-26 05:00:00 PDT".</summary>
    private static string Pacific(DateTimeOffset instant)
    {
        var zone = Core.Network.Facebook.DayZone;
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return local.ToString("dddd, dd-MMM-yy HH:mm:ss ", CultureInfo.InvariantCulture)
            + (zone.IsDaylightSavingTime(instant) ? "PDT" : "PST");
    }
}

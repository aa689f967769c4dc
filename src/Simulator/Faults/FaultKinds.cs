using Engagement.Simulator.Meta;

namespace Engagement.Simulator.Faults;

/// <summary>The kinds of faults on Facebook; those that are an error answer come with it.</summary>
internal static class FaultKinds
{
    public const string None = "none";
    public const string TokenExpired = "token_expired";
    public const string EmptyInsights = "empty_insights";
    public const string EmptyList = "empty_list";
    public const string NothingVisible = "nothing_visible";
    public const string MetricRemoved = "metric_removed";
    public const string NotJson = "not_json";
    public const string BadGateway = "bad_gateway";
    public const string TruncatedJson = "truncated_json";
    public const string Slow = "slow";
    public const string Timeout = "timeout";
    public const string ZeroLag = "zero_lag";
    public const string TokenNotValid = "token_not_valid";
    public const string DataAccessExpired = "data_access_expired";

    /// <summary>Questions of the app about a page's token; hit only by faults that name it, or that are of it alone.</summary>
    public const string TokenEndpoint = "debug_token";

    public static readonly IReadOnlyList<string> Endpoints = ["page", "insights", "posts", "comments", "conversations", "subscriptions", TokenEndpoint];

    private static readonly Dictionary<string, (FaultClass Class, Func<DateTimeOffset, string, GraphError> Error)> Errors = new(StringComparer.Ordinal)
    {
        [TokenExpired] = (FaultClass.Lasting, (now, _) => GraphError.SessionExpired(now.AddDays(-2), now)),
        ["app_not_installed"] = (FaultClass.Lasting, (_, _) => GraphError.TokenRefused(458, "The user has not authorized application 100000000000900.")),
        ["checkpoint"] = (FaultClass.Lasting, (_, _) => GraphError.TokenRefused(459, "You cannot access the app till you log in to www.facebook.com and follow the instructions given.")),
        ["password_changed"] = (FaultClass.Lasting, (_, _) => GraphError.TokenRefused(460,
            "The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.")),
        ["user_unconfirmed"] = (FaultClass.Lasting, (_, _) => GraphError.TokenRefused(464, "Sessions for the user are not allowed because the user is not a confirmed user.")),
        ["token_invalid"] = (FaultClass.Lasting, (_, _) => GraphError.TokenRefused(467, "The session is invalid because the user logged out.")),
        ["role_lost"] = (FaultClass.Lasting, (_, _) => GraphError.RoleLost()),
        ["token_unreadable"] = (FaultClass.Lasting, (_, _) => GraphError.BadToken()),
        ["page_token_needed"] = (FaultClass.Lasting, (_, _) => GraphError.PageTokenNeeded()),
        ["session_ended"] = (FaultClass.Lasting, (_, _) => GraphError.SessionEnded()),
        ["token_missing"] = (FaultClass.Lasting, (_, _) => GraphError.NoToken()),
        ["path_unknown"] = (FaultClass.Lasting, (_, id) => GraphError.UnknownPath("/" + id)),
        ["no_permission"] = (FaultClass.Lasting, (_, _) => GraphError.NoPermission()),
        ["object_permission"] = (FaultClass.Lasting, (_, _) => GraphError.ObjectPermission()),
        ["messaging_permission"] = (FaultClass.Lasting, (_, _) => GraphError.MessagingPermission()),
        ["user_not_visible"] = (FaultClass.Lasting, (_, _) => GraphError.WrongToken(210, "(#210) A page access token is required to request this resource.")),
        ["extended_permission"] = (FaultClass.Lasting, (_, _) => GraphError.WrongToken(283, "(#283) Requires extended permission: pages_read_user_content")),
        ["wrong_token_type"] = (FaultClass.Lasting, (_, _) => GraphError.WrongToken(1705, "There was an error while reading the comments with this type of token.")),
        ["object_missing"] = (FaultClass.Lasting, (_, id) => GraphError.ObjectMissing(id)),
        ["alias_missing"] = (FaultClass.Lasting, (_, id) => GraphError.AliasMissing(id)),
        ["bad_parameter"] = (FaultClass.Lasting, (_, _) => GraphError.BadParameter("Invalid parameter")),
        ["proof_wrong"] = (FaultClass.Lasting, (_, _) => GraphError.ProofWrong()),
        ["no_metric"] = (FaultClass.Lasting, (_, _) => GraphError.NoMetric()),
        ["deprecated_api"] = (FaultClass.Lasting, (_, _) => GraphError.Deprecated()),
        ["policy_block"] = (FaultClass.Lasting, (_, _) => GraphError.PolicyBlock()),
        ["server_error"] = (FaultClass.Passing, (_, _) => GraphError.Unknown()),
        ["reduce_data"] = (FaultClass.Passing, (_, _) => GraphError.ReduceData()),
        ["unexpected_error"] = (FaultClass.Passing, (_, _) => GraphError.Unexpected()),
        ["unavailable"] = (FaultClass.Passing, (_, _) => GraphError.Unavailable()),
        ["app_limit"] = (FaultClass.Passing, (_, _) => GraphError.AppLimit()),
        ["user_limit"] = (FaultClass.Passing, (_, _) => GraphError.UserLimit()),
        ["page_request_limit"] = (FaultClass.Passing, (_, _) => GraphError.PageRequestLimit()),
        ["rate_limit"] = (FaultClass.Passing, (_, _) => GraphError.RateLimit()),
        ["page_limit"] = (FaultClass.Passing, (_, _) => GraphError.PageLimit(80001, "Page")),
        ["messenger_limit"] = (FaultClass.Passing, (_, _) => GraphError.PageLimit(80006, "Messenger")),
    };

    /// <summary>Kinds that a plan may draw by itself, and those that must be asked for by name.</summary>
    public static readonly IReadOnlyList<FaultKind> Kinds =
    [
        new(None, FaultClass.Passing),
        new(EmptyInsights, FaultClass.Lasting, ["insights"]),
        new(EmptyList, FaultClass.Deceiving, ["posts", "comments"]),
        new(NothingVisible, FaultClass.Lasting, ["insights", "posts", "comments", "conversations"]),
        new(MetricRemoved, FaultClass.Lasting, ["insights"]),
        new("range_too_long", FaultClass.Lasting, ["insights"]),
        new(NotJson, FaultClass.Passing),
        new(BadGateway, FaultClass.Passing),
        new(TruncatedJson, FaultClass.Passing),
        new(Slow, FaultClass.Passing),
        new(Timeout, FaultClass.Passing),
        new(ZeroLag, FaultClass.Deceiving, ["insights"]),
        new(TokenNotValid, FaultClass.Lasting, [TokenEndpoint]),
        new(DataAccessExpired, FaultClass.Lasting, [TokenEndpoint]),
        .. Errors.Select(error => new FaultKind(error.Key, error.Value.Class)),
    ];

    public static readonly IReadOnlyList<string> All = [.. Kinds.Select(kind => kind.Name)];

    public static GraphError ErrorOf(string kind, DateTimeOffset now, string objectId) => kind switch
    {
        MetricRemoved => GraphError.BadMetric(),
        "range_too_long" => GraphError.RangeTooLong(),
        _ => Errors[kind].Error(now, objectId),
    };
}

using Engagement.Simulator.Faults;

namespace Engagement.Simulator.X;

/// <summary>What can go wrong on an account, and the answers that say so.</summary>
internal static class XFaults
{
    public const string PartialErrors = "partial_errors";
    public const string RateLimitWithoutReset = "rate_limit_without_reset";

    public static readonly IReadOnlyList<string> Endpoints = ["users", "timeline", "mentions", "followers", "posts", "search", "token"];

    private static readonly string[] RateLimits = ["rate_limit", "rate_limit_code_88", RateLimitWithoutReset];

    private static readonly Dictionary<string, (FaultClass Class, Func<XNames, DateOnly, string, XException> Error)> Errors = new(StringComparer.Ordinal)
    {
        ["invalid_request"] = (FaultClass.Lasting, (names, _, id) => XError.InvalidRequest(names, "id", id, $"The `id` query parameter value [{id}] is not valid")),
        ["token_expired"] = (FaultClass.Lasting, (_, _, _) => XError.Unauthorized()),
        ["credits_depleted"] = (FaultClass.Lasting, (names, _, _) => XError.CreditsDepleted(names)),
        ["spend_cap_reached"] = (FaultClass.Lasting, (names, today, _) => XError.SpendCapReached(names, today)),
        ["client_not_enrolled"] = (FaultClass.Lasting, (names, _, _) => XError.ClientNotEnrolled(names)),
        ["unsupported_authentication"] = (FaultClass.Lasting, (names, _, _) => XError.UnsupportedAuthentication(names, isUser: false)),
        ["forbidden"] = (FaultClass.Lasting, (_, _, _) => XError.Forbidden()),
        ["not_found"] = (FaultClass.Lasting, (_, _, _) => XError.NoSuchPath()),
        [RateLimits[0]] = (FaultClass.Passing, (_, _, _) => XError.TooManyRequests()),
        [RateLimits[1]] = (FaultClass.Passing, (_, _, _) => XError.RateLimitExceeded()),
        [RateLimitWithoutReset] = (FaultClass.Passing, (_, _, _) => XError.TooManyRequests()),
        ["usage_capped"] = (FaultClass.Lasting, (names, _, _) => XError.UsageCapExceeded(names)),
        ["server_error"] = (FaultClass.Passing, (_, _, _) => XError.ServerError()),
        ["unavailable"] = (FaultClass.Passing, (_, _, _) => XError.Unavailable()),
        ["user_missing"] = (FaultClass.Lasting, (names, _, id) => XError.OnlyErrors(XError.NotFound(names, "user", "id", id))),
        ["user_suspended"] = (FaultClass.Lasting, (names, _, id) => XError.OnlyErrors(XError.Suspended(names, "id", id))),
    };

    public static readonly IReadOnlyList<FaultKind> All =
    [
        new(FaultKinds.None, FaultClass.Passing),
        new(FaultKinds.NotJson, FaultClass.Passing),
        new(FaultKinds.BadGateway, FaultClass.Passing),
        new(FaultKinds.TruncatedJson, FaultClass.Passing),
        new(FaultKinds.Slow, FaultClass.Passing),
        new(FaultKinds.Timeout, FaultClass.Passing),
        new(PartialErrors, FaultClass.Passing, [.. Endpoints.Except(["token"])]),
        new(FaultKinds.EmptyList, FaultClass.Deceiving, ["timeline", "mentions", "followers", "search"]),
        .. Errors.Select(error => new FaultKind(error.Key, error.Value.Class)),
    ];

    public static readonly IReadOnlyList<string> Kinds = [.. All.Select(kind => kind.Name)];

    /// <summary>Whether the headers say that nothing remains; caps of money say so in the body alone.</summary>
    public static bool IsRateLimit(string kind) => RateLimits.Contains(kind);

    public static XException ErrorOf(string kind, XNames names, DateOnly today, string accountId) =>
        Errors[kind].Error(names, today, accountId);
}

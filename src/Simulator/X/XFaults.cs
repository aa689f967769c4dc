namespace Engagement.Simulator.X;

/// <summary>What can go wrong on an account, and the answers that say so.</summary>
internal static class XFaults
{
    public const string NotJson = "not_json";
    public const string TruncatedJson = "truncated_json";
    public const string Timeout = "timeout";
    public const string Slow = "slow";

    /// <summary>How much later a slow answer comes.</summary>
    public static readonly TimeSpan SlowDelay = TimeSpan.FromSeconds(2);

    public static readonly IReadOnlyList<string> Endpoints = ["users", "timeline", "mentions", "followers", "posts", "search", "token"];

    private static readonly string[] RateLimits = ["rate_limit", "rate_limit_code_88"];

    private static readonly Dictionary<string, Func<XNames, DateOnly, string, XException>> Errors = new(StringComparer.Ordinal)
    {
        ["token_expired"] = (_, _, _) => XError.Unauthorized(),
        ["credits_depleted"] = (names, _, _) => XError.CreditsDepleted(names),
        ["spend_cap_reached"] = (names, today, _) => XError.SpendCapReached(names, today),
        ["client_not_enrolled"] = (names, _, _) => XError.ClientNotEnrolled(names),
        [RateLimits[0]] = (_, _, _) => XError.TooManyRequests(),
        [RateLimits[1]] = (_, _, _) => XError.RateLimitExceeded(),
        ["usage_capped"] = (names, _, _) => XError.UsageCapExceeded(names),
        ["unavailable"] = (_, _, _) => XError.Unavailable(),
        ["user_missing"] = (names, _, id) => XError.OnlyErrors(XError.NotFound(names, "user", "id", id)),
        ["user_suspended"] = (names, _, id) => XError.OnlyErrors(XError.Suspended(names, "id", id)),
    };

    public static readonly IReadOnlyList<string> Kinds =
        [Faults.FaultKinds.None, NotJson, TruncatedJson, Timeout, Slow, .. Errors.Keys];

    /// <summary>Whether the headers say that nothing remains; caps of money say so in the body alone.</summary>
    public static bool IsRateLimit(string kind) => RateLimits.Contains(kind);

    public static XException? ErrorOf(string kind, XNames names, DateOnly today, string accountId) =>
        Errors.GetValueOrDefault(kind)?.Invoke(names, today, accountId);
}

using System.Text.Json.Serialization;
using Engagement.Simulator.Meta;

namespace Engagement.Simulator.Faults;

/// <summary>What goes wrong on a page: the body of POST /truth/pages/{id}/fault and POST /truth/x/accounts/{id}/fault.</summary>
/// <param name="Kind">One of the network's kinds (<see cref="FaultKinds"/>, for X <see cref="X.XFaults"/>); "none" ends the fault.</param>
/// <param name="Metric">For "metric_removed": the metric's name, or several with commas.</param>
/// <param name="Times">How many calls it hits before it ends by itself; without it, it stays.</param>
/// <param name="Endpoint">Only calls to one of the network's endpoints, such as "posts"; without it, all of the page's calls.</param>
internal sealed record Fault(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("metric")] string? Metric = null,
    [property: JsonPropertyName("times")] int? Times = null,
    [property: JsonPropertyName("endpoint")] string? Endpoint = null);

/// <summary>The kinds of faults; those that are an error answer come with it.</summary>
internal static class FaultKinds
{
    public const string None = "none";
    public const string TokenExpired = "token_expired";
    public const string EmptyInsights = "empty_insights";
    public const string MetricRemoved = "metric_removed";
    public const string NotJson = "not_json";
    public const string TruncatedJson = "truncated_json";
    public const string Timeout = "timeout";
    public const string ZeroLag = "zero_lag";
    public const string PageLimit = "page_limit";
    public const string AppLimit = "app_limit";

    public const string TokenInvalid = "token_invalid";
    public const string DataAccessExpired = "data_access_expired";

    /// <summary>Questions of the app about a page's token; hit only by faults that name it.</summary>
    public const string TokenEndpoint = "token";

    private static readonly string[] Others = [None, TokenInvalid, DataAccessExpired, EmptyInsights, MetricRemoved, NotJson, TruncatedJson, Timeout, ZeroLag];

    private static readonly Dictionary<string, Func<DateTimeOffset, string, GraphError>> Errors = new(StringComparer.Ordinal)
    {
        [TokenExpired] = (now, _) => GraphError.SessionExpired(now.AddDays(-2), now),
        ["role_lost"] = (_, _) => GraphError.RoleLost(),
        ["no_permission"] = (_, _) => GraphError.NoPermission(),
        ["object_permission"] = (_, _) => GraphError.ObjectPermission(),
        ["messaging_permission"] = (_, _) => GraphError.MessagingPermission(),
        ["object_missing"] = (_, id) => GraphError.ObjectMissing(id),
        ["server_error"] = (_, _) => GraphError.Unknown(),
        ["unavailable"] = (_, _) => GraphError.Unavailable(),
        [AppLimit] = (_, _) => GraphError.AppLimit(),
        ["user_limit"] = (_, _) => GraphError.UserLimit(),
        ["page_request_limit"] = (_, _) => GraphError.PageRequestLimit(),
        ["rate_limit"] = (_, _) => GraphError.RateLimit(),
        [PageLimit] = (_, _) => GraphError.PageLimit(),
        ["messenger_limit"] = (_, _) => GraphError.MessengerLimit(),
    };

    public static readonly IReadOnlyList<string> All = [.. Others.Concat(Errors.Keys)];

    public static readonly IReadOnlyList<string> Endpoints = ["page", "insights", "posts", "comments", "conversations", "subscriptions", TokenEndpoint];

    public static GraphError? ErrorOf(string kind, DateTimeOffset now, string objectId) =>
        Errors.GetValueOrDefault(kind)?.Invoke(now, objectId);
}

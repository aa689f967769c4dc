using Engagement.Simulator.Faults;

namespace Engagement.Simulator.MicrosoftGraph;

/// <summary>What can go wrong with calls to Microsoft Graph.</summary>
internal static class MicrosoftFaults
{
    public const string Members = "members";
    public const string Mail = "mail";
    public const string Drive = "drive";

    /// <summary>The mail goes out, and the answer says that nobody knows.</summary>
    public const string TimeoutAfterEffect = "gateway_timeout_after_effect";

    /// <summary>What the fault board knows the tenant as.</summary>
    public const string Tenant = "tenant";

    public static readonly IReadOnlyList<string> Endpoints = [Members, Mail, Drive];

    private static readonly Dictionary<string, (FaultClass Class, int Status, string Code)> Errors = new(StringComparer.Ordinal)
    {
        ["throttled"] = (FaultClass.Passing, 429, "ApplicationThrottled"),
        ["unavailable"] = (FaultClass.Passing, 503, "ServiceUnavailable"),
        ["server_error"] = (FaultClass.Passing, 500, "InternalServerError"),
        ["gateway_timeout"] = (FaultClass.Passing, 504, "GatewayTimeout"),
        [TimeoutAfterEffect] = (FaultClass.Passing, 504, "GatewayTimeout"),
        ["forbidden"] = (FaultClass.Lasting, 403, "ErrorAccessDenied"),
        ["not_found"] = (FaultClass.Lasting, 404, "Request_ResourceNotFound"),
        ["unauthorized"] = (FaultClass.Lasting, 401, "InvalidAuthenticationToken"),
    };

    public static readonly IReadOnlyList<FaultKind> Kinds = [new(FaultKinds.None, FaultClass.Passing), .. Errors.Select(error => new FaultKind(error.Key, error.Value.Class))];

    public static (int Status, string Code) ErrorOf(string kind) => (Errors[kind].Status, Errors[kind].Code);
}

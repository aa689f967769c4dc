using Engagement.Core;

namespace Engagement.Functions.Networks.X;

/// <summary>One row of the table from X's errors to what to do. What is null fits anything.</summary>
/// <param name="HttpStatuses">Both ends included.</param>
/// <param name="Type">Last segment of the problem type.</param>
/// <param name="Title">Title of the problem, without regard to case.</param>
/// <param name="Code">Number in X's older error format.</param>
/// <param name="Status">For refusals: what becomes of the values.</param>
/// <param name="Remedy">For refusals: what is wrong and what to do. "{0}" is the page's id.</param>
internal sealed record XErrorRule(
    Range HttpStatuses, string? Type, string? Title, long? Code, XErrorAction Action, MetricStatus Status = MetricStatus.NotCollected, string Remedy = "");

/// <summary>X's errors. The first row that fits counts.</summary>
/// <remarks>
/// Sources: https://docs.x.com/x-api/fundamentals/response-codes-and-errors, .../rate-limits, and X's OpenAPI file.
/// Errors about money stand first: they come with the statuses 402, 403 and 429, and waiting or asking again does not help.
/// </remarks>
internal static class XErrors
{
    private const string NoCredits = "the X account has no money left for this: its credits are used up; buy credits in X's developer console";
    private const string SpendCap = "the money that the X account may spend in its billing cycle is spent; raise the spend cap in X's developer console, or wait for the next cycle";
    private const string UsageCap = "the X account's monthly cap on posts is used up; pay for a higher cap in X's developer console, or wait for the next month";
    private const string NoSuchAccount = "the account does not exist or is suspended; check the id {0} under which the page is registered";

    private static readonly Range Any = 100..599;

    public static readonly IReadOnlyList<XErrorRule> Rules =
    [
        new(402..402, null, null, null, XErrorAction.RefusePage, MetricStatus.NotCollected, NoCredits),
        new(Any, null, "CreditsDepleted", null, XErrorAction.RefusePage, MetricStatus.NotCollected, NoCredits),
        new(Any, null, "SpendCapReached", null, XErrorAction.RefusePage, MetricStatus.NotCollected, SpendCap),
        new(Any, "credits", null, null, XErrorAction.RefusePage, MetricStatus.NotCollected, SpendCap),
        new(Any, null, "UsageCapExceeded", null, XErrorAction.RefusePage, MetricStatus.NotCollected, UsageCap),
        new(Any, "usage-capped", null, null, XErrorAction.RefusePage, MetricStatus.NotCollected, UsageCap),
        new(429..429, null, null, null, XErrorAction.Pause),
        new(Any, null, null, 88, XErrorAction.Pause),
        new(401..401, null, null, null, XErrorAction.RefusePage, MetricStatus.TokenExpired,
            "the token was refused; issue the app's bearer token again in X's developer console and set it as X__BearerToken, or authorise the app for the account again and set X__RefreshTokens__{0} where the account has a token of its own"),
        new(Any, "unsupported-authentication", null, null, XErrorAction.RefusePage, MetricStatus.NoPermission,
            "X does not answer this to the kind of token that it got; set the app's bearer token as X__BearerToken"),
        new(Any, "client-forbidden", null, null, XErrorAction.RefusePage, MetricStatus.NoPermission,
            "the X app is not enrolled; attach it to a project with access to X's API v2 in X's developer console"),
        new(Any, "not-authorized-for-resource", null, null, XErrorAction.RefusePage, MetricStatus.NoPermission,
            "the account is protected; only an account whose posts are public can be collected"),
        new(200..200, XError.FieldNotAuthorized, null, null, XErrorAction.Ignore),
        new(Any, "resource-not-found", null, null, XErrorAction.RefusePage, MetricStatus.NotCollected, NoSuchAccount),
        new(404..404, null, null, null, XErrorAction.RefusePage, MetricStatus.NotCollected, NoSuchAccount),
        new(200..200, null, "Forbidden", null, XErrorAction.RefusePage, MetricStatus.NotCollected, NoSuchAccount),
        new(403..403, null, null, null, XErrorAction.RefusePage, MetricStatus.NoPermission,
            "a permission is missing; see the access of the X app and of X__BearerToken in X's developer console"),
        new(400..400, null, null, null, XErrorAction.RefusePage, MetricStatus.NotCollected,
            "a parameter of the call was refused; check X__FieldFamily, X__PageSize and the id {0} under which the page is registered"),
        new(408..408, null, null, null, XErrorAction.Retry),
        new(400..499, null, null, null, XErrorAction.RefusePage, MetricStatus.NotCollected, "the call was not accepted; check X__BaseUrl"),
    ];

    // What is not in the table, a gateway's error page included, is tried again: the last attempt leaves its number with the page.
    private static readonly XErrorRule Unknown = new(Any, null, null, null, XErrorAction.Retry);

    public static XErrorRule For(XError error) => Rules.FirstOrDefault(rule => Fits(rule, error)) ?? Unknown;

    private static bool Fits(XErrorRule rule, XError error) =>
        error.HttpStatus >= rule.HttpStatuses.Start.Value && error.HttpStatus <= rule.HttpStatuses.End.Value
        && (rule.Type is null || rule.Type == error.Type)
        && (rule.Title is null || string.Equals(rule.Title, error.Title, StringComparison.OrdinalIgnoreCase))
        && (rule.Code is null || rule.Code == error.Code);
}

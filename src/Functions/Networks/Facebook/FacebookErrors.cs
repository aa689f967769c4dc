using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>One row of the table from Facebook's errors to what to do.</summary>
/// <param name="Codes">Error codes, both ends included.</param>
/// <param name="Subcode">Only with this subcode; null: with any.</param>
/// <param name="Text">Only when the message contains this; null: with any.</param>
/// <param name="Status">For refusals: what becomes of the values.</param>
/// <param name="Remedy">For refusals: what is wrong and what to do. "{0}" is the page's id, "{1}" the permissions that the call needs.</param>
internal sealed record FacebookErrorRule(
    Range Codes, int? Subcode, string? Text, FacebookErrorAction Action, MetricStatus Status = MetricStatus.NotCollected, string Remedy = "")
{
    /// <summary>What to do instead when the call was about one of the page's posts.</summary>
    public FacebookErrorAction? OfObject { get; init; }
}

/// <summary>Facebook's errors. The first row that fits counts.</summary>
/// <remarks>Source: https://developers.facebook.com/docs/graph-api/guides/error-handling and its rate-limiting page.</remarks>
internal static class FacebookErrors
{
    private const string NewToken = "issue a new page access token and set it as Facebook__PageTokens__{0}";
    private const string MissingPermission =
        "a permission is missing; grant {1} and issue the token of Facebook__PageTokens__{0} again";

    private const string NoSuchPage = "the page does not exist, or the token may not see it; check the page id and the token in Facebook__PageTokens__{0}";

    public static readonly IReadOnlyList<FacebookErrorRule> Rules =
    [
        new(190..190, 492, null, FacebookErrorAction.RefusePage, MetricStatus.NoPermission,
            "whoever issued the token has lost their role on the page; let somebody with the task ANALYZE issue the token of Facebook__PageTokens__{0}"),
        new(190..190, null, null, FacebookErrorAction.RefusePage, MetricStatus.TokenExpired, "the token has expired or was revoked; " + NewToken),
        new(102..102, null, null, FacebookErrorAction.RefusePage, MetricStatus.TokenExpired, "the session behind the token has ended; " + NewToken),
        new(104..104, null, null, FacebookErrorAction.RefusePage, MetricStatus.TokenExpired, "the call carried no token that Facebook accepts; " + NewToken),
        new(10..10, null, null, FacebookErrorAction.RefusePage, MetricStatus.NoPermission,
            MissingPermission),
        new(200..299, null, null, FacebookErrorAction.RefusePage, MetricStatus.NoPermission,
            MissingPermission),
        new(1705..1705, null, null, FacebookErrorAction.RefusePage, MetricStatus.NoPermission,
            "the token is of the wrong type; set a page access token as Facebook__PageTokens__{0}"),
        new(100..100, null, "valid insights metric", FacebookErrorAction.DropMetric),
        new(100..100, 1504016, null, FacebookErrorAction.SplitWindow),
        new(100..100, 33, null, FacebookErrorAction.RefusePage, MetricStatus.NotCollected, NoSuchPage) { OfObject = FacebookErrorAction.SkipObject },
        new(803..803, null, null, FacebookErrorAction.RefusePage, MetricStatus.NotCollected, NoSuchPage) { OfObject = FacebookErrorAction.SkipObject },
        new(100..100, null, "appsecret_proof", FacebookErrorAction.RefusePage, MetricStatus.NotCollected,
            "the proof made with the app secret was refused; set Facebook__AppSecret to the secret of the app that issued Facebook__PageTokens__{0}"),
        new(100..100, null, null, FacebookErrorAction.RefusePage, MetricStatus.NotCollected,
            "a parameter of the call was refused; check that Facebook__ApiVersion is a version that this app was made for"),
        new(2500..2500, null, null, FacebookErrorAction.RefusePage, MetricStatus.NotCollected,
            "the address was not understood; check Facebook__ApiVersion and Facebook__BaseUrl"),
        new(12..12, null, null, FacebookErrorAction.RefusePage, MetricStatus.NotCollected, "the call is no longer offered; set Facebook__ApiVersion to a supported version"),
        new(3001..3001, null, null, FacebookErrorAction.RefusePage, MetricStatus.NotCollected, "the call named no metric; report this as a defect"),
        new(368..368, null, null, FacebookErrorAction.RefusePage, MetricStatus.NotCollected,
            "the app or the page is blocked for breaking a policy; see the notices in Meta's App Dashboard"),
        new(4..4, null, null, FacebookErrorAction.Pause),
        new(17..17, null, null, FacebookErrorAction.Pause),
        new(32..32, null, null, FacebookErrorAction.Pause),
        new(613..613, null, null, FacebookErrorAction.Pause),
        new(80001..80006, null, null, FacebookErrorAction.Pause),
        new(1..1, null, "reduce the amount of data", FacebookErrorAction.ShrinkRequest),
        new(1..2, null, null, FacebookErrorAction.Retry),
    ];

    // What is not in the table, a gateway's error page included, is tried again: the last attempt leaves its code with the page.
    private static readonly FacebookErrorRule Unknown = new(0..0, null, null, FacebookErrorAction.Retry);
    private static readonly FacebookErrorRule TooManyRequests = new(0..0, null, null, FacebookErrorAction.Pause);

    public static FacebookErrorRule For(FacebookError error) =>
        Rules.FirstOrDefault(rule => Fits(rule, error)) ?? (error.HttpStatus == 429 ? TooManyRequests : Unknown);

    private static bool Fits(FacebookErrorRule rule, FacebookError error) =>
        error.Code >= rule.Codes.Start.Value && error.Code <= rule.Codes.End.Value
        && (rule.Subcode is null || rule.Subcode == error.Subcode)
        && (rule.Text is null || error.Message.Contains(rule.Text, StringComparison.OrdinalIgnoreCase));
}

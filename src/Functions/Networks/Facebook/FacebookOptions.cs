using System.ComponentModel.DataAnnotations;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Where Facebook's Graph API is, and what lets the app in.</summary>
internal sealed class FacebookOptions
{
    public const string Section = "Facebook";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    [Required(ErrorMessage = "Facebook__BaseUrl is empty: set it to an absolute address, for example https://graph.facebook.com.")]
    public Uri BaseUrl { get; set; } = new("https://graph.facebook.com");

    [RegularExpression(@"v\d+\.\d+", ErrorMessage = "Facebook__ApiVersion must read like v26.0.")]
    public string ApiVersion { get; set; } = "v26.0";

    /// <summary>Page access tokens by page id.</summary>
    public Dictionary<string, string> PageTokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Id of the Meta app; with its secret, tokens can be asked how long they last.</summary>
    public string? AppId { get; set; }

    /// <summary>Secret of the Meta app; when set, every call carries a proof made with it.</summary>
    public string? AppSecret { get; set; }

    /// <summary>What Facebook must say to have the webhook confirmed; without it, and without the app's secret, nothing is taken in.</summary>
    public string? WebhookVerifyToken { get; set; }

    /// <summary>Posts that one request for comments lists.</summary>
    [Range(1, 100, ErrorMessage = "Facebook__CommentedPostsPageSize must be from 1 to 100.")]
    public int CommentedPostsPageSize { get; set; } = 50;

    /// <summary>Comments that come with each of these posts; a post that has more is asked for the rest.</summary>
    [Range(1, 100, ErrorMessage = "Facebook__NestedCommentsPageSize must be from 1 to 100.")]
    public int NestedCommentsPageSize { get; set; } = 50;

    /// <summary>Comments that one request for the rest lists.</summary>
    [Range(1, 100, ErrorMessage = "Facebook__CommentsPageSize must be from 1 to 100.")]
    public int CommentsPageSize { get; set; } = 100;

    /// <summary>Private conversations that one request lists.</summary>
    [Range(1, 100, ErrorMessage = "Facebook__ConversationsPageSize must be from 1 to 100.")]
    public int ConversationsPageSize { get; set; } = 100;

    /// <summary>Whether to ask how followers are spread over countries: Meta lists that metric both as removed and as a successor.</summary>
    public bool FollowersByCountry { get; set; }

    /// <summary>Posts that one request asks for.</summary>
    [Range(1, 100, ErrorMessage = "Facebook__PageSize must be from 1 to 100: Facebook lists no more at once.")]
    public int PageSize { get; set; } = 100;

    /// <summary>Other names for metrics, by the names in docs/metrics.md: for the day on which Facebook renames one. Empty: not asked for.</summary>
    public Dictionary<string, string> MetricNames { get; } = new(StringComparer.Ordinal);

    /// <summary>How long to leave a page alone when Facebook throttles it without saying for how long.</summary>
    /// <remarks>Source: https://developers.facebook.com/docs/graph-api/overview/rate-limiting (calls while throttled extend the block).</remarks>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Facebook__ThrottlePause must be from 00:00:01 to 1.00:00:00.")]
    public TimeSpan ThrottlePause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How a metric is asked for; null when it is not.</summary>
    public string? NameOf(string metric) => MetricNames.GetValueOrDefault(metric, metric) is { Length: > 0 } name ? name : null;
}

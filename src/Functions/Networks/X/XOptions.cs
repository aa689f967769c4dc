using System.ComponentModel.DataAnnotations;

namespace Engagement.Functions.Networks.X;

/// <summary>Where X's API is, what lets the app in, and how to ask.</summary>
internal sealed class XOptions
{
    public const string Section = "X";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    [Required(ErrorMessage = "X__BaseUrl is empty: set it to an absolute address, for example https://api.x.com.")]
    public Uri BaseUrl { get; set; } = new("https://api.x.com");

    /// <summary>The bearer token of the X app; one for all accounts that have no token of their own.</summary>
    public string? BearerToken { get; set; }

    /// <summary>Id of the X app at the token endpoint; needed to act for accounts.</summary>
    public string? ClientId { get; set; }

    /// <summary>Secret of the X app at the token endpoint; public clients have none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>By page id, the refresh token that its owner got by authorising the app; what X replaces it with is kept in storage.</summary>
    public Dictionary<string, string> RefreshTokens { get; } = new(StringComparer.Ordinal);

    /// <summary>With which tokens are encrypted before they are stored: 32 bytes in base64.</summary>
    public string? TokenEncryptionKey { get; set; }

    /// <summary>How requests name the fields of posts: "tweet", or "post" as in X's newer specification. Answers are read in both.</summary>
    [RegularExpression("tweet|post", ErrorMessage = "X__FieldFamily must be tweet or post.")]
    public string FieldFamily { get; set; } = "tweet";

    /// <summary>Posts that one request asks for.</summary>
    [Range(5, 100, ErrorMessage = "X__PageSize must be from 5 to 100: X refuses other sizes.")]
    public int PageSize { get; set; } = 100;

    /// <summary>Followers that a sample has at most, the latest first; each is paid for.</summary>
    [Range(1, 100_000, ErrorMessage = "X__AudienceSampleSize must be from 1 to 100000.")]
    public int AudienceSampleSize { get; set; } = 1_000;

    /// <summary>How long to leave an account alone when X limits calls without saying for how long.</summary>
    /// <remarks>X counts calls in windows of 15 minutes. Source: https://docs.x.com/x-api/fundamentals/rate-limits.</remarks>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "X__ThrottlePause must be from 00:00:01 to 1.00:00:00.")]
    public TimeSpan ThrottlePause { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>What X asks for a post that it hands out, in millionths of a dollar.</summary>
    /// <remarks>Source: https://docs.x.com/x-api/getting-started/pricing.</remarks>
    [Range(0, 10_000_000, ErrorMessage = "X__PostReadMicroDollars must be from 0 to 10000000.")]
    public int PostReadMicroDollars { get; set; } = 5_000;

    /// <summary>What X asks for an account that it describes, in millionths of a dollar.</summary>
    [Range(0, 10_000_000, ErrorMessage = "X__UserReadMicroDollars must be from 0 to 10000000.")]
    public int UserReadMicroDollars { get; set; } = 10_000;

    /// <summary>What X asks for each item of an account's own lists when they are read on its behalf, in millionths of a dollar.</summary>
    /// <remarks>That is so for accounts that own the app. Source: https://docs.x.com/x-api/getting-started/pricing.</remarks>
    [Range(0, 10_000_000, ErrorMessage = "X__OwnedReadMicroDollars must be from 0 to 10000000.")]
    public int OwnedReadMicroDollars { get; set; } = 1_000;

    /// <summary>What a page may cost in a month before its collection stops; 0 for no bound.</summary>
    [Range(0d, 1e6, ErrorMessage = "X__MonthlyBudgetDollars must be from 0 to 1000000.")]
    public decimal MonthlyBudgetDollars { get; set; }

    /// <param name="path">Below "/2/", for example "users/2244994945/tweets".</param>
    public Uri Address(string path, params IEnumerable<(string Name, string Value)> parameters)
    {
        var query = string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return new($"{BaseUrl.AbsoluteUri.TrimEnd('/')}/2/{path}{(query.Length > 0 ? "?" : "")}{query}");
    }
}

using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Says at start what would fail on every call. Names tokens by their page; never shows one.</summary>
internal sealed class FacebookOptionsValidator : IValidateOptions<FacebookOptions>
{
    public ValidateOptionsResult Validate(string? name, FacebookOptions options)
    {
        var failures = new List<string>();
        if (options.BaseUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "https" or "http" && url.Query.Length == 0))
            failures.Add($"Facebook__BaseUrl is '{url}': use an absolute http or https address without a query, for example https://graph.facebook.com.");
        foreach (var (page, token) in options.PageTokens)
            if (token?.All(c => c is > ' ' and <= '~') == false)
                failures.Add($"Facebook__PageTokens__{page} has characters that no token has: paste the page access token without spaces or line breaks.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

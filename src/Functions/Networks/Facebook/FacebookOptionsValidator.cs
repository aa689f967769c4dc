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
        foreach (var (metric, asked) in options.MetricNames)
        {
            if (!FacebookPageMetrics.All.Any(known => known.Name == metric) && !FacebookPostMetric.All.Any(known => known.Name == metric))
                failures.Add($"Facebook__MetricNames__{metric} names a metric that is not in docs/metrics.md: use one of the names there.");
            if (asked?.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') == false)
                failures.Add($"Facebook__MetricNames__{metric} is '{asked}': use a metric's name as Facebook writes it, or leave it empty to do without the metric.");
        }
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

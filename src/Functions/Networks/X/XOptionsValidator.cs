using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Says at start what would fail on every call. Never shows the token.</summary>
internal sealed class XOptionsValidator : IValidateOptions<XOptions>
{
    public ValidateOptionsResult Validate(string? name, XOptions options)
    {
        var failures = new List<string>();
        if (options.BaseUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "https" or "http" && url.Query.Length == 0))
            failures.Add($"X__BaseUrl is '{url}': use an absolute http or https address without a query, for example https://api.x.com.");
        if (options.BearerToken?.All(c => c is > ' ' and <= '~') == false)
            failures.Add("X__BearerToken has characters that no token has: paste the app's bearer token without spaces or line breaks.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

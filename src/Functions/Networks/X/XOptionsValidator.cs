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
        foreach (var (page, token) in options.RefreshTokens)
            if (!token.All(c => c is > ' ' and <= '~'))
                failures.Add($"X__RefreshTokens__{page} has characters that no token has: paste the refresh token without spaces or line breaks.");
        if (options.RefreshTokens.Values.Any(token => token.Length > 0))
        {
            if (string.IsNullOrEmpty(options.ClientId))
                failures.Add("X__ClientId is empty: set it to the X app's OAuth 2.0 client id, which X__RefreshTokens need.");
            if (!IsKey(options.TokenEncryptionKey))
                failures.Add($"X__TokenEncryptionKey is not {XTokenCipher.KeyBytes} bytes in base64, with which the tokens that descend from X__RefreshTokens are encrypted: make one with openssl rand -base64 {XTokenCipher.KeyBytes}.");
        }
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsKey(string? text) => Convert.TryFromBase64String(text ?? "", new byte[2 * XTokenCipher.KeyBytes], out var length) && length == XTokenCipher.KeyBytes;
}

using System.Net.Http.Headers;
using System.Text;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>What X gives for a refresh token.</summary>
internal sealed record XTokenPair(string Access, string Refresh, TimeSpan Lifetime);

/// <summary>X's token endpoint. No message of an exception holds anything of a token or of the app's credentials.</summary>
/// <remarks>Source: https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token</remarks>
internal sealed class XTokenClient(HttpClient http, IOptions<XOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromHours(2);

    private readonly XOptions _options = options.Value;

    /// <summary>Uses a refresh token up; not to be cancelled, since the answer has the only one that is good afterwards.</summary>
    /// <returns>Null when X does not accept the token.</returns>
    /// <exception cref="TransientSourceException">The answer is missing, unusable or a request to wait.</exception>
    /// <exception cref="PageRefusedException">X refuses for another reason than the token.</exception>
    public async Task<XTokenPair?> RefreshAsync(PageKey page, string refreshToken)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken };
        if (string.IsNullOrEmpty(_options.ClientSecret))
            form["client_id"] = _options.ClientId!;
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.Address("oauth2/token")) { Content = new FormUrlEncodedContent(form) };
        if (!string.IsNullOrEmpty(_options.ClientSecret))
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.ClientId}:{_options.ClientSecret}")));

        var answer = await http.SendForJsonAsync(request, "X", CancellationToken.None).ConfigureAwait(false);
        using var document = answer.Body;
        var body = document?.RootElement;
        if (answer.IsSuccess)
            return body?.FindText("access_token") is { Length: > 0 } access && body?.FindText("refresh_token") is { Length: > 0 } refresh
                ? new(access, refresh, body?.FindCount("expires_in") is { } seconds and > 0 and < int.MaxValue ? TimeSpan.FromSeconds(seconds) : UsualLifetime)
                : throw new TransientSourceException($"X's answer has no new tokens for page {page.Id}.");
        if (answer.Status == 400 && body?.FindText("error") is "invalid_request" or "invalid_grant")
            return null;
        if (answer.Status is 400 or 401)
            throw new PageRefusedException(MetricStatus.NoPermission,
                $"X does not accept the app's credentials for page {page.Id} (HTTP {answer.Status}): check X__ClientId and X__ClientSecret against X's developer console.");
        throw XProblem.Of(page, XError.Read(answer.Status, body), answer.Headers, _options, clock)
            ?? new TransientSourceException($"X did not renew the tokens of page {page.Id} (HTTP {answer.Status}).");
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Engagement.Functions.Access;

/// <summary>Checks the tokens that Entra gave to readers.</summary>
internal sealed class EntraTokens(IOptions<EntraOptions> options)
{
    private const string Scheme = "Bearer ";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    private readonly Lazy<TokenValidationParameters> _rules = new(() => Rules(options.Value));

    public bool IsOn => options.Value.IsOn;

    /// <summary>What Power Query needs in order to ask its user to sign in.</summary>
    public string Challenge => $"Bearer authorization_uri={options.Value.TenantAddress}/oauth2/authorize";

    /// <summary>The object id of whom the token is about; null when there is no token or it is not good.</summary>
    public async Task<string?> ValidateAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header[Scheme.Length..].Trim() is not { Length: > 0 } token)
            return null;
        var result = await _handler.ValidateTokenAsync(token, _rules.Value).ConfigureAwait(false);
        return result.IsValid ? (result.ClaimsIdentity.FindFirst("oid") ?? result.ClaimsIdentity.FindFirst("sub"))?.Value : null;
    }

    private static TokenValidationParameters Rules(EntraOptions options) => new()
    {
        ValidAudience = options.Audience,
        // Which of the two an app registration gets is a property of its manifest (accessTokenAcceptedVersion).
        ValidIssuers = [$"{options.TenantAddress}/v2.0", $"https://sts.windows.net/{options.TenantId}/"],
        ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{options.TenantAddress}/v2.0/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever { RequireHttps = options.Authority.Scheme == Uri.UriSchemeHttps }),
    };
}

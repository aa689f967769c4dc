using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Engagement.Acceptance.Feed;

/// <summary>Signs tokens and publishes its key where Entra publishes its own.</summary>
internal sealed class StubAuthority : IAsyncDisposable
{
    public const string Tenant = "11111111-2222-3333-4444-555555555555";
    public const string Audience = "https://kpi.example.com";
    public const string AnyUser = "aaaaaaaa-0000-0000-0000-000000000001";
    public const string LimitedUser = "aaaaaaaa-0000-0000-0000-000000000002";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _server;

    private StubAuthority(WebApplication server) => _server = server;

    public Uri Address => new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private string Issuer => $"{Address.AbsoluteUri.TrimEnd('/')}/{Tenant}/v2.0";

    private RsaSecurityKey Key => new(_rsa) { KeyId = "stub" };

    public static async Task<StubAuthority> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var authority = new StubAuthority(server);
        server.MapGet($"/{Tenant}/v2.0/.well-known/openid-configuration", () => Results.Json(new { issuer = authority.Issuer, jwks_uri = $"{authority.Issuer}/keys" }));
        server.MapGet($"/{Tenant}/v2.0/keys", () =>
        {
            var parameters = authority._rsa.ExportParameters(false);
            return Results.Json(new
            {
                keys = new[] { new { kty = "RSA", use = "sig", kid = "stub", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) } },
            });
        });
        await server.StartAsync();
        return authority;
    }

    public string Token(string user, string audience = Audience, TimeSpan? validFor = null, RSA? signedBy = null) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = audience,
        Subject = new([new Claim("oid", user)]),
        NotBefore = DateTime.UtcNow.AddHours(-2),
        IssuedAt = DateTime.UtcNow.AddHours(-2),
        Expires = DateTime.UtcNow + (validFor ?? TimeSpan.FromHours(1)),
        SigningCredentials = new(signedBy is null ? Key : new RsaSecurityKey(signedBy) { KeyId = "stub" }, SecurityAlgorithms.RsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _rsa.Dispose();
    }
}

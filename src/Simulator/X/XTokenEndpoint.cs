using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.X;

/// <summary>POST /2/oauth2/token with grant_type=refresh_token.</summary>
internal static class XTokenEndpoint
{
    /// <exception cref="XException">The client is not the app, or the refresh token is not the latest.</exception>
    public static JsonObject Refresh(XTokens tokens, string authorization, IFormCollection form)
    {
        if (!IsApp(tokens, authorization))
            throw XError.OAuth(401, "unauthorized_client", "Missing valid authorization header");
        if (form["grant_type"] != "refresh_token")
            throw XError.OAuth(400, "unsupported_grant_type", "Value passed for grant_type was not supported; this simulator knows refresh_token.");
        if (tokens.Refresh(form["refresh_token"].ToString()) is not { } pair)
            throw XError.OAuth(400, "invalid_request", "Value passed for the token was invalid.");
        return new()
        {
            ["token_type"] = "bearer",
            ["expires_in"] = (int)XTokens.Lifetime.TotalSeconds,
            ["access_token"] = pair.Access,
            ["scope"] = "tweet.read users.read follows.read offline.access",
            ["refresh_token"] = pair.Refresh,
        };
    }

    private static bool IsApp(XTokens tokens, string authorization) =>
        authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{tokens.ClientId}:{tokens.ClientSecret}"));
}

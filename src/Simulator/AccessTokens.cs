using System.Security.Cryptography;
using System.Text;

namespace Engagement.Simulator;

/// <summary>The made-up tokens that the simulator hands out; each follows from where the pages come from and what it opens.</summary>
internal static class AccessTokens
{
    public const string AppId = "100000000000900";

    public static string OfPage(string origin, string pageId) => "EAASimPage" + Hash($"{origin}|page|{pageId}");

    public static string OfUser(string origin) => "EAASimUser" + Hash($"{origin}|user");

    /// <summary>What appsecret_proof must be: HMAC-SHA256 of the token under the app secret, in lower-case hex.</summary>
    public static string Proof(string appSecret, string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(token)));

    public static string OfX(string origin, string purpose) => "XSim" + Hash($"{origin}|x|{purpose}");

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}

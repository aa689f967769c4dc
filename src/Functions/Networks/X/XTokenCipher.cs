using System.Security.Cryptography;
using System.Text;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Encrypts tokens for storage. What is stored for one page cannot be read as another's.</summary>
internal sealed class XTokenCipher(IOptions<XOptions> options)
{
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>The nonce, the tag and the text, in base64; different each time.</summary>
    public string Encrypt(PageKey page, string token)
    {
        var text = Encoding.UTF8.GetBytes(token);
        var sealedToken = new byte[NonceBytes + TagBytes + text.Length];
        var nonce = sealedToken.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Key(), TagBytes);
        aes.Encrypt(nonce, text, sealedToken.AsSpan(NonceBytes + TagBytes), sealedToken.AsSpan(NonceBytes, TagBytes), About(page));
        return Convert.ToBase64String(sealedToken);
    }

    /// <returns>Null when it was not encrypted for this page with this key.</returns>
    public string? Decrypt(PageKey page, string encrypted)
    {
        try
        {
            var sealedToken = Convert.FromBase64String(encrypted);
            if (sealedToken.Length < NonceBytes + TagBytes)
                return null;
            var text = new byte[sealedToken.Length - NonceBytes - TagBytes];
            using var aes = new AesGcm(Key(), TagBytes);
            aes.Decrypt(sealedToken.AsSpan(0, NonceBytes), sealedToken.AsSpan(NonceBytes + TagBytes), sealedToken.AsSpan(NonceBytes, TagBytes), text, About(page));
            return Encoding.UTF8.GetString(text);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Tells whether two tokens are the same without telling what they are.</summary>
    public string Fingerprint(PageKey page, string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes($"fingerprint|{page}|{options.Value.ClientId}|{token}")));

    private static byte[] About(PageKey page) => Encoding.UTF8.GetBytes(page.ToString());

    private byte[] Key() => Convert.FromBase64String(options.Value.TokenEncryptionKey!);
}

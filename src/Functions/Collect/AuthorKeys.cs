using System.Security.Cryptography;
using System.Text;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Collect;

/// <summary>Turns ids of authors, and of what they say in private, into keys that say who is who without saying who it is.</summary>
/// <remarks>A plain hash of an id is found by trying all ids; with a secret, only whoever holds the secret can do that.</remarks>
internal sealed class AuthorKeys(IOptions<CollectionOptions> options)
{
    // 96 bits: a billion authors share no key, and the column stays short.
    private const int KeyBytes = 12;

    private readonly byte[]? _secret = Bytes(options.Value.AuthorSecret);
    private readonly byte[]? _previous = Bytes(options.Value.PreviousAuthorSecret);
    private readonly DateOnly? _from = options.Value.AuthorSecretFrom;

    /// <summary>Whether a secret is configured.</summary>
    public bool CanBeMade => _secret is not null;

    /// <param name="at">When it was said. The day decides which secret counts, so that what is read again keeps its key (docs/privacy.md).</param>
    /// <returns>Null when the author is not known, or when no secret is configured.</returns>
    public string? Of(Network network, string? authorId, DateTimeOffset at)
    {
        var secret = _from is { } from && network.DayOf(at) < from ? _previous : _secret;
        return secret is null || string.IsNullOrEmpty(authorId) ? null : Key(secret, network, authorId);
    }

    /// <summary>Every key that something may be stored under.</summary>
    public IEnumerable<string> Every(Network network, string authorId) =>
        new[] { _secret, _previous }.OfType<byte[]>().Select(secret => Key(secret, network, authorId));

    private static string Key(byte[] secret, Network network, string authorId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{network.Name}/{authorId}")).AsSpan(0, KeyBytes));

    private static byte[]? Bytes(string? secret) => secret is null ? null : Encoding.UTF8.GetBytes(secret);
}

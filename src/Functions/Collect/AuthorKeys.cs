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

    private readonly byte[]? _secret = options.Value.AuthorSecret is { } secret ? Encoding.UTF8.GetBytes(secret) : null;

    /// <summary>Whether a secret is configured.</summary>
    public bool CanBeMade => _secret is not null;

    /// <returns>Null when the author is not known, or when no secret is configured.</returns>
    public string? Of(Network network, string? authorId) => _secret is null || string.IsNullOrEmpty(authorId)
        ? null
        : Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{network.Name}/{authorId}")).AsSpan(0, KeyBytes));
}

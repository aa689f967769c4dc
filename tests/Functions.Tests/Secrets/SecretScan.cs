using System.Text;

namespace Engagement.Functions.Tests.Secrets;

/// <summary>Looks for secrets, however they may be written.</summary>
/// <param name="secrets">By what they are called.</param>
internal sealed class SecretScan(IReadOnlyDictionary<string, string> secrets)
{
    private const int CharactersThatShow = 8;

    private readonly IReadOnlyList<(string Name, string Text)> _wanted = [.. secrets.SelectMany(secret => Spellings(secret.Value).Distinct().Select(text => (secret.Key, text)))];

    /// <returns>What was found where, without showing it.</returns>
    public IReadOnlyList<string> Find(IEnumerable<(string Channel, string Text)> texts) =>
        [.. texts.SelectMany(text => _wanted.Where(secret => text.Text.Contains(secret.Text, StringComparison.Ordinal)).Select(secret => $"{text.Channel}: {secret.Name}")).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Spellings(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return System.Text.Json.JsonSerializer.Serialize(secret).Trim('"');
        yield return Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret));
        // Half of it is a leak as well.
        if (secret.Length >= 2 * CharactersThatShow)
            yield return secret[..(secret.Length / 2)];
        // Inside a longer text base64 begins at one of three places; what is the same at each is its middle.
        for (var shift = 0; shift < 3; shift++)
            if (Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', shift) + secret)) is { Length: > 2 * CharactersThatShow } base64)
                yield return base64[4..^4];
    }
}

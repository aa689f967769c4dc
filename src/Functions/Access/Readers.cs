using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Access;

/// <summary>Finds out who sent a request. Whether a key opens the app at all is the host's business; here it is only recognised.</summary>
internal sealed class Readers(IOptions<AccessOptions> options)
{
    private readonly Dictionary<string, Reader> _byKey = options.Value.Readers.Values.Where(reader => reader.KeySha256 is not null)
        .ToDictionary(reader => reader.KeySha256!, Reader.Of, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Reader> _byObject = options.Value.Readers.Values.Where(reader => reader.ObjectId is not null)
        .ToDictionary(reader => reader.ObjectId!, Reader.Of, StringComparer.OrdinalIgnoreCase);

    /// <summary>Of several keys that a request carries every limited one limits it: which of them the host looks at does not matter.</summary>
    public Reader ByKey(HttpRequest request) =>
        KeysOf(request).Select(key => _byKey.GetValueOrDefault(Hash(key), Reader.Unlimited)).Aggregate(Reader.Unlimited, (all, one) => all.And(one));

    public Reader ByObject(string? objectId) => objectId is not null && _byObject.TryGetValue(objectId, out var reader) ? reader : Reader.Unlimited;

    /// <summary>What requests of the same sender have in common, and nobody could use: the hash of a key, or nothing.</summary>
    public static string Fingerprint(HttpRequest request) => KeysOf(request).Select(Hash).FirstOrDefault() ?? "";

    private static IEnumerable<string> KeysOf(HttpRequest request) =>
        request.Headers["x-functions-key"].Concat(request.Query["code"]).OfType<string>().Where(key => key.Length > 0);

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

using System.Text;
using System.Text.Json.Nodes;

namespace Engagement.Functions.Tests.Malformed;

/// <summary>Texts that nobody meant: noise, and good JSON after something happened to it. The same seed gives the same.</summary>
internal sealed class RandomText(Random random)
{
    /// <summary>In some of them, and nowhere else: what a record or an answer must not repeat.</summary>
    public const string Secret = "EAABplantedSECRET";

    private static readonly string[] Words =
    [
        "", " ", "null", "true", "[]", "{}", "\"\"", "0", "-1", "1e999", "NaN", "..", "../..", "%2e%2e%2f", "a/b", "a\\b", "*", "'", "' or 1 eq 1", "#", "?", "|", "}", "\u0000", "\u007f", "\r\n", "\ufeff",
        "facebook", "x", "FACEBOOK", "myspace", "facebook/1000", "facebook/1000/..", "x/7", "1000", "7", "2026-11-21", "2026-02-30", "0001-01-01", "9999-12-31", "2026-11", "2026-W47", "28", "days", "é", "😀", "\ud83d",
        "9223372036854775808", "2147483648", "<script>", "${jndi:x}", "; drop table", Secret,
    ];

    private static readonly string[] Fields = ["version", "page", "network", "id", "firstDay", "lastDay", "dequeueCount", "queueTrigger", "$type", "__proto__", "unknown"];

    public string Word() => random.Next(12) switch
    {
        0 => new string((char)random.Next('!', '~'), random.Next(1, 300)),
        1 => Noise(random.Next(1, 40)),
        2 => string.Join(random.Next(2) == 0 ? "/" : ",", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(Words))),
        _ => Pick(Words),
    };

    /// <summary>Something like a sample: sometimes as it is, mostly not.</summary>
    public string Like(string sample) => random.Next(10) switch
    {
        0 => Noise(random.Next(0, 200)),
        1 => Word(),
        2 => sample[..random.Next(sample.Length)],
        3 => Inserted(sample),
        4 => new string(random.Next(2) == 0 ? '[' : '{', random.Next(1, 3000)),
        _ => Mutated(sample),
    };

    public T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public bool OneIn(int times) => random.Next(times) == 0;

    private string Noise(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? Encoding.Latin1.GetString(bytes) : Encoding.UTF8.GetString(bytes);
    }

    private string Inserted(string sample)
    {
        var at = random.Next(sample.Length);
        return sample[..at] + Word() + sample[at..];
    }

    private string Mutated(string sample)
    {
        var json = JsonNode.Parse(sample)!;
        for (var change = random.Next(1, 4); change > 0; change--)
            if (Objects(json).ToList() is { Count: > 0 } objects)
                Change(Pick(objects));
        return json.ToJsonString();
    }

    private void Change(JsonObject within)
    {
        var names = within.Select(field => field.Key).ToList();
        var name = names.Count == 0 || OneIn(4) ? Pick(Fields) : Pick(names);
        if (OneIn(4))
            within.Remove(name);
        else
            within[name] = Value(2);
    }

    private JsonNode? Value(int depth) => random.Next(depth == 0 ? 7 : 9) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(-3, 5)),
        2 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        3 => JsonValue.Create(random.NextDouble() * Math.Pow(10, random.Next(-300, 300))),
        4 => JsonValue.Create(random.Next(2) == 0),
        5 => JsonValue.Create(new DateOnly(random.Next(1, 9999), random.Next(1, 13), random.Next(1, 29)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        6 => JsonValue.Create(Word()),
        7 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1))]),
        _ => new JsonObject { [Pick(Fields)] = Value(depth - 1) },
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => Objects(field.Value)).Prepend(one),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}

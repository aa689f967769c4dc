using System.Globalization;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Report;

/// <summary>The body of POST /api/pages, read field by field so that each complaint names its field.</summary>
internal static class PageRequest
{
    private const int MaxNameLength = 200;

    /// <param name="collected">The networks that pages can be on.</param>
    /// <exception cref="PageRequestException">A field is missing or not usable.</exception>
    public static RegisteredPage Read(JsonElement body, IReadOnlyList<Network> collected)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw new PageRequestException("body", "The body is not a JSON object; send {\"network\":\"facebook\",\"id\":\"1000\"}.");
        var key = Key(body, collected);
        return new(key, Name(body), Zone(body), Market(body), LastDay(body), Collects(body, key.Network)) { Tenant = Tenant(body) };
    }

    private static PageKey Key(JsonElement body, IReadOnlyList<Network> collected)
    {
        var names = string.Join(", ", collected.Select(n => n.Name));
        var name = Text(body, "network") ?? throw new PageRequestException("network", $"network is missing; use one of: {names}.");
        if (!Network.TryParse(name, out var network) || !collected.Contains(network))
            throw new PageRequestException("network", $"network '{name}' is not one that this version collects; use one of: {names}.");
        var id = Text(body, "id") ?? throw new PageRequestException("id", "id is missing; send the network's id of the page as text.");
        try
        {
            return new(network, id);
        }
        catch (FormatException e)
        {
            throw new PageRequestException("id", e.Message + ".");
        }
    }

    private static string? Name(JsonElement body) => Text(body, "name") is not { } name || name.Length <= MaxNameLength
        ? Text(body, "name")
        : throw new PageRequestException("name", FormattableString.Invariant($"name has {name.Length} characters; use at most {MaxNameLength}."));

    private static string? Zone(JsonElement body) => Text(body, "timeZone") is not { } zone || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
        ? Text(body, "timeZone")
        : throw new PageRequestException("timeZone", $"timeZone '{zone}' is not known; use an IANA name such as Europe/Paris.");

    private static string? Market(JsonElement body) => Text(body, "market") is not { } market || market.Length == 2 && market.All(char.IsAsciiLetterUpper)
        ? Text(body, "market")
        : throw new PageRequestException("market", $"market '{market}' is not a country; use two capital letters such as FR.");

    private static string? Tenant(JsonElement body) => Text(body, "tenant") is not { } tenant || tenant.Length <= MaxNameLength
        ? Text(body, "tenant")
        : throw new PageRequestException("tenant", FormattableString.Invariant($"tenant has {tenant.Length} characters; use at most {MaxNameLength}."));

    private static DateOnly? LastDay(JsonElement body)
    {
        if (Text(body, "lastDay") is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2004 and < 9999
            ? day
            : throw new PageRequestException("lastDay", $"lastDay '{text}' is not a day since 2004; write it as 2026-11-21, or leave it out.");
    }

    private static CollectedData Collects(JsonElement body, Network network)
    {
        if (!body.TryGetProperty("collects", out var value) || value.ValueKind == JsonValueKind.Null)
            return CollectedData.Usual;
        var offered = CollectedDataNames.OfferedBy(network);
        try
        {
            var asked = value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
                ? CollectedDataNames.Parse(value.EnumerateArray().Select(item => item.GetString()!))
                : throw new FormatException("it is not an array of names");
            return (asked & ~offered) == 0 ? asked : throw new FormatException($"{network.Name} offers no {string.Join(", ", (asked & ~offered).Names())}");
        }
        catch (FormatException e)
        {
            throw new PageRequestException("collects", $"collects cannot be used: {e.Message}; list one or more of: {string.Join(", ", offered.Names())}, or leave it out for {string.Join(", ", CollectedData.Usual.Names())}.");
        }
    }

    // Empty text is how forms and spreadsheets leave a field out.
    private static string? Text(JsonElement body, string field)
    {
        if (!body.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new PageRequestException(field, $"{field} is not text; put it in quotation marks.");
        return value.GetString() is { Length: > 0 } text ? text : null;
    }
}

using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>How the points of one of Facebook's metrics become counts of ours. What cannot be read is passed over, never zero.</summary>
/// <param name="Metrics">Every metric of ours that it can give.</param>
/// <param name="Read">The counts in one point.</param>
/// <param name="IsByCountry">Whether a point tells followers by country, which are no metric of ours but rows of their own.</param>
internal sealed record FacebookMetricFeed(
    IReadOnlyList<PageMetric> Metrics, Func<JsonElement, IEnumerable<(PageMetric Metric, long Count)>> Read, bool IsByCountry = false)
{
    public static readonly FacebookMetricFeed Countries = new([], _ => [], IsByCountry: true);

    private const string Value = "value";

    /// <summary>A point whose value is a number.</summary>
    public static FacebookMetricFeed Number(PageMetric metric) => new([metric], point => point.FindCount(Value) is { } count ? [(metric, count)] : []);

    /// <summary>A point whose value is an object with these keys.</summary>
    public static FacebookMetricFeed Keys(params (string Key, PageMetric Metric)[] keys) => new([.. keys.Select(k => k.Metric)], point =>
        from key in keys
        let count = point.Find(Value)?.FindCount(key.Key)
        where count is not null
        select (key.Metric, count.Value));

    /// <summary>A point of a breakdown: a number, and a field that says of which part it is.</summary>
    public static FacebookMetricFeed Breakdown(string field, params (string Part, PageMetric Metric)[] parts) => new([.. parts.Select(p => p.Metric)], point =>
        from part in parts
        where point.FindPart(field) == part.Part
        let count = point.FindCount(Value)
        where count is not null
        select (part.Metric, count.Value));

    /// <summary>A point whose value is an object by type that leaves out zeros: all types, those without a metric of their own, and the total.</summary>
    public static FacebookMetricFeed Types(PageMetric total, PageMetric other, params (string Type, PageMetric Metric)[] types) =>
        new([total, other, .. types.Select(t => t.Metric)], point => ReadTypes(point, total, other, types));

    /// <summary>The followers by country in one point; null when there are none or one cannot be read.</summary>
    public static IReadOnlyDictionary<string, long>? ReadCountries(JsonElement point) =>
        point.Find(Value)?.AsCounts() is { Count: > 0 } counts && counts.Keys.All(IsCountry) ? counts : null;

    // It becomes part of a key.
    private static bool IsCountry(string code) => code.Length == 2 && code.All(char.IsAsciiLetterUpper);

    private static IEnumerable<(PageMetric, long)> ReadTypes(JsonElement point, PageMetric total, PageMetric other, (string Type, PageMetric Metric)[] types)
    {
        // A single unreadable count makes the total unknown, and so the whole point.
        if (point.Find(Value)?.AsCounts() is not { } counts)
            return [];
        var known = types.ToDictionary(type => type.Metric, type => counts.GetValueOrDefault(type.Type));
        var sum = counts.Values.Aggregate((Int128)0, (subtotal, count) => subtotal + count);
        var ofOtherTypes = known.Values.Aggregate(sum, (rest, count) => rest - count);
        return sum > long.MaxValue ? [] : [(total, (long)sum), (other, (long)ofOtherTypes), .. known.Select(type => (type.Key, type.Value))];
    }
}

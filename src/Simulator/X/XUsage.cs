using System.Globalization;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.X;

/// <summary>Counts the posts that were read: each once per UTC day.</summary>
internal sealed class XUsage
{
    private const int MonthlyCap = 3_000_000;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<DateOnly, HashSet<string>> _read = [];

    public void Count(DateOnly day, JsonNode? data)
    {
        var posts = data is JsonArray list ? list : new JsonArray(data?.DeepClone());
        lock (_gate)
        {
            if (!_read.TryGetValue(day, out var ids))
                _read[day] = ids = new(StringComparer.Ordinal);
            ids.UnionWith(posts.OfType<JsonObject>().Select(p => p["id"]!.GetValue<string>()));
        }
    }

    public JsonObject Report(XCall call, DateOnly today)
    {
        call.Accept("days", "usage.fields");
        var text = call.Parameter("days") ?? "7";
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 90)
            throw call.Invalid("days", $"The `days` query parameter value [{text}] is not between 1 and 90");
        lock (_gate)
        {
            var month = _read.Where(d => d.Key.Year == today.Year && d.Key.Month == today.Month).Sum(d => d.Value.Count);
            var daily = _read.Where(d => d.Key > today.AddDays(-days)).Select(d => new JsonObject
            {
                ["date"] = XText.Of(Core.Network.X.StartOf(d.Key)),
                ["usage"] = d.Value.Count.ToString(CultureInfo.InvariantCulture),
            });
            return new()
            {
                ["data"] = new JsonObject
                {
                    ["cap_reset_day"] = 1,
                    ["project_cap"] = MonthlyCap.ToString(CultureInfo.InvariantCulture),
                    ["project_id"] = $"{XError.EnrolledAccount}",
                    ["project_usage"] = month.ToString(CultureInfo.InvariantCulture),
                    ["daily_project_usage"] = new JsonObject
                    {
                        ["project_id"] = $"{XError.EnrolledAccount}",
                        ["usage"] = new JsonArray([.. daily]),
                    },
                },
            };
        }
    }
}

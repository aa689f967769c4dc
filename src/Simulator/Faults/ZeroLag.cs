using System.Text.Json.Nodes;

namespace Engagement.Simulator.Faults;

/// <summary>What the network does at times: the newest days are there, and zero, until their numbers arrive.</summary>
internal static class ZeroLag
{
    private const int Days = 2;

    public static JsonObject Apply(JsonObject insights)
    {
        foreach (var entry in insights["data"]!.AsArray())
        {
            var values = entry!["values"]!.AsArray();
            var newest = values.Select(v => v!["end_time"]?.GetValue<string>()).Distinct().TakeLast(Days).ToList();
            foreach (var value in values.Where(v => newest.Contains(v!["end_time"]?.GetValue<string>())))
                value!["value"] = value["value"] is JsonObject ? new JsonObject() : 0;
        }

        return insights;
    }
}

using System.Text.Json.Nodes;

namespace Engagement.Simulator.X;

/// <summary>Puts the parts of an answer together: a part without anything in it is not there.</summary>
internal static class XAnswer
{
    public static JsonObject Of(JsonArray data, JsonObject? includes, JsonArray errors, JsonObject? meta)
    {
        var answer = new JsonObject();
        if (data.Count > 0)
            answer["data"] = data;
        if (includes?.Count > 0)
            answer["includes"] = includes;
        if (errors.Count > 0)
            answer["errors"] = errors;
        if (meta is not null)
            answer["meta"] = meta;
        return answer;
    }
}

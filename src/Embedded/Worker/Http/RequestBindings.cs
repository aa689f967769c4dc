using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Engagement.Embedded.Worker.Http;

/// <summary>The trigger metadata of a request: query and route values by name, and both Query and Headers as JSON.</summary>
internal static class RequestBindings
{
    // The real host's metadata carries them, too; they are left out so that nothing that prints metadata prints a key.
    private static readonly string[] Secret = ["code", "x-functions-key", "Authorization", "Cookie"];

    public static IReadOnlyDictionary<string, object?> Of(HttpContext http)
    {
        var query = http.Request.Query.Where(pair => !IsSecret(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var headers = http.Request.Headers.Where(pair => !IsSecret(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in query)
            data[name] = value;
        foreach (var (name, value) in http.Request.RouteValues)
            data[name] = Convert.ToString(value, CultureInfo.InvariantCulture);
        data["Query"] = JsonSerializer.Serialize(query);
        data["Headers"] = JsonSerializer.Serialize(headers);
        return data;
    }

    private static bool IsSecret(string name) => Secret.Contains(name, StringComparer.OrdinalIgnoreCase);
}

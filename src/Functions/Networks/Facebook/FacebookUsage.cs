using System.Net.Http.Headers;
using System.Text.Json;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Reads what Facebook's headers say about rate limits.</summary>
/// <remarks>Source: https://developers.facebook.com/docs/graph-api/overview/rate-limiting.</remarks>
internal static class FacebookUsage
{
    private const string BusinessUsage = "X-Business-Use-Case-Usage";

    /// <summary>The longest wait that the header names; null when it names none.</summary>
    public static TimeSpan? TimeToRegainAccess(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues(BusinessUsage, out var values))
            return null;
        var minutes = values.SelectMany(Minutes).DefaultIfEmpty().Max();
        return minutes > 0 ? TimeSpan.FromMinutes(minutes) : null;
    }

    private static IEnumerable<long> Minutes(string header)
    {
        try
        {
            using var usage = JsonDocument.Parse(header);
            return usage.RootElement.ValueKind != JsonValueKind.Object ? [] :
            [
                .. usage.RootElement.EnumerateObject()
                    .Where(business => business.Value.ValueKind == JsonValueKind.Array)
                    .SelectMany(business => business.Value.EnumerateArray())
                    .Select(use => Math.Clamp(use.FindCount("estimated_time_to_regain_access") ?? 0, 0, 24 * 60)),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

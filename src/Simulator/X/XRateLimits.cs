using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.X;

/// <summary>How often an endpoint may be called in 15 minutes by the app and by a user; null when they may not call it at all.</summary>
internal sealed record XLimit(string Endpoint, int? App, int? User);

/// <summary>Counts calls per caller and endpoint in windows of 15 minutes.</summary>
internal sealed class XRateLimits
{
    private const int WindowSeconds = 15 * 60;

    private readonly ConcurrentDictionary<(long? ActsFor, string Endpoint), (long Window, int Calls)> _counts = new();

    /// <summary>Counts a call and writes what remains; false when nothing did.</summary>
    /// <param name="actsFor">The user who calls, whichever of their tokens it is; null for the app.</param>
    public bool Take(HttpResponse response, long? actsFor, string endpoint, int limit, DateTimeOffset now)
    {
        var window = now.ToUnixTimeSeconds() / WindowSeconds;
        var (_, calls) = _counts.AddOrUpdate((actsFor, endpoint), _ => (window, 1),
            (_, kept) => kept.Window == window ? (window, kept.Calls + 1) : (window, 1));
        Write(response, limit, Math.Max(0, limit - calls), (window + 1) * WindowSeconds);
        return calls <= limit;
    }

    /// <summary>Says that nothing remains.</summary>
    public static void WriteExhausted(HttpResponse response) => response.Headers["x-rate-limit-remaining"] = "0";

    /// <summary>Limits without saying until when.</summary>
    public static void WithoutReset(HttpResponse response) => response.Headers.Remove("x-rate-limit-reset");

    private static void Write(HttpResponse response, int limit, int remaining, long reset)
    {
        response.Headers["x-rate-limit-limit"] = limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-rate-limit-remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-rate-limit-reset"] = reset.ToString(CultureInfo.InvariantCulture);
    }
}

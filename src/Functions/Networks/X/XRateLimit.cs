using System.Globalization;
using System.Net.Http.Headers;

namespace Engagement.Functions.Networks.X;

/// <summary>Reads what X's headers say about waiting.</summary>
/// <remarks>Source: https://docs.x.com/x-api/fundamentals/rate-limits. The number of remaining calls is not asked: a blocked call may still show plenty.</remarks>
internal static class XRateLimit
{
    private const string Reset = "x-rate-limit-reset";

    // A clock that is wrong on either side must not put a page to sleep for a year.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The longer of the waits that a limited call's headers ask for; null when they ask for none.</summary>
    public static TimeSpan? TimeToReset(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var (reset, retry) = (UntilReset(headers, now), RetryAfterHeader.Read(headers, now));
        return reset > retry || retry is null ? reset : retry;
    }

    private static TimeSpan? UntilReset(HttpResponseHeaders headers, DateTimeOffset now) =>
        headers.TryGetValues(Reset, out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        && DateTimeOffset.FromUnixTimeSeconds(seconds) - now is var wait && wait > TimeSpan.Zero
            ? wait > Longest ? Longest : wait
            : null;
}

using System.Net.Http.Headers;

namespace Engagement.Functions.Networks;

/// <summary>How long an answer asks to be left alone (RFC 9110, Retry-After: seconds or a date).</summary>
internal static class RetryAfterHeader
{
    // A queue message can be hidden for seven days at most; nobody means more than a day.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <returns>Null when the header is absent, or names a moment that has passed.</returns>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - now;
        return wait > TimeSpan.Zero ? wait > Longest ? Longest : wait : null;
    }
}

using System.Globalization;
using Engagement.Core;

namespace Engagement.Simulator.Meta;

/// <summary>How the Graph API writes and reads times.</summary>
internal static class GraphTime
{
    /// <summary>ISO 8601 with "+0000", without a colon.</summary>
    public static string Write(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);

    /// <summary>Reads unix seconds, or a date as midnight Pacific.</summary>
    /// <exception cref="GraphException">The text is neither.</exception>
    public static DateTimeOffset? Read(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000)
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Network.Facebook.StartOf(day);
        throw new GraphException(GraphError.BadParameter($"Param {name} must be a unix timestamp or a date like 2026-01-31, not '{text}'"));
    }

    /// <summary>Moves an instant by days of the calendar when it is a Pacific midnight, by 24 hours each otherwise.</summary>
    public static DateTimeOffset AddDays(DateTimeOffset instant, int days) =>
        IsMidnight(instant) ? Network.Facebook.StartOf(Network.Facebook.DayOf(instant).AddDays(days)) : instant.AddDays(days);

    public static bool IsMidnight(DateTimeOffset instant) => Network.Facebook.StartOf(Network.Facebook.DayOf(instant)) == instant;
}

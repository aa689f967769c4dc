using System.Globalization;

namespace Engagement.Simulator.X;

/// <summary>How the API writes times and ids.</summary>
internal static class XText
{
    /// <summary>As in "2026-11-20T10:30:00.000Z": the API's times are in whole seconds, written with milliseconds.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.000'Z'", CultureInfo.InvariantCulture);

    public static string Of(long id) => id.ToString(CultureInfo.InvariantCulture);
}

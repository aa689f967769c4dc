using System.Globalization;
using Engagement.Core;

namespace Engagement.Simulator.Meta;

/// <summary>The stretch of time that a call for insights asks for: the points with since &lt; end_time &lt;= until.</summary>
internal sealed record InsightsWindow(DateTimeOffset Since, DateTimeOffset Until)
{
    private const int DefaultDays = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <param name="startOfToday">The midnight that ends the page's last complete day.</param>
    /// <exception cref="GraphException">The range is over 90 days, runs backwards or cannot be read.</exception>
    public static InsightsWindow Read(GraphCall call, DateTimeOffset startOfToday)
    {
        if (call.Parameter("date_preset") is { } preset)
            throw new GraphException(GraphError.BadParameter($"Param date_preset '{preset}' is not simulated; ask with since and until"));
        var since = GraphTime.Read("since", call.Parameter("since"));
        var until = GraphTime.Read("until", call.Parameter("until"));
        // Seconds, not days of the calendar: where the network's own count is not known, the simulator takes the stricter one.
        if (until - since > Longest)
            throw new GraphException(GraphError.RangeTooLong());
        if (until < since)
            throw new GraphException(GraphError.BadParameter("since must not be later than until"));
        return (since, until) switch
        {
            (null, null) => new(GraphTime.AddDays(startOfToday, -DefaultDays), startOfToday),
            (null, { } end) => new(GraphTime.AddDays(end, -DefaultDays), end),
            // Without "until" everything up to now comes, however long (seen once, live).
            ({ } start, null) => new(start, start > startOfToday ? start : startOfToday),
            ({ } start, { } end) => new(start, end),
        };
    }

    public bool Contains(DateTimeOffset endTime) => endTime > Since && endTime <= Until;

    /// <summary>The same question one window earlier or later, whether or not there is data.</summary>
    public string Link(GraphCall call, int direction)
    {
        var shifted = Shift(direction);
        return call.Link(("since", Seconds(shifted.Since)), ("until", Seconds(shifted.Until)));
    }

    private static string Seconds(DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private InsightsWindow Shift(int direction)
    {
        if (!GraphTime.IsMidnight(Since) || !GraphTime.IsMidnight(Until))
            return new(Since + direction * (Until - Since), Until + direction * (Until - Since));
        var days = direction * (Network.Facebook.DayOf(Until).DayNumber - Network.Facebook.DayOf(Since).DayNumber);
        return new(GraphTime.AddDays(Since, days), GraphTime.AddDays(Until, days));
    }
}

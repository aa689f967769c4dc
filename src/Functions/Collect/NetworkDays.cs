using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>Which of a network's days can be asked for, and which may still change.</summary>
internal static class NetworkDays
{
    // Networks fill in and correct the newest days; reference: Page Insights reports zeros that become values within about three days.
    private const int ProvisionalDays = 3;

    /// <summary>The network's last day that has ended.</summary>
    public static DateOnly LastCompleteDay(this TimeProvider clock, Network network) => network.DayOf(clock.GetUtcNow()).AddDays(-1);

    /// <summary>How far a page is to be collected: the last complete day, or the page's own last day when that is earlier.</summary>
    public static DateOnly TargetDay(this TimeProvider clock, RegisteredPage page)
    {
        var complete = clock.LastCompleteDay(page.Key.Network);
        return page.LastDay < complete ? page.LastDay.Value : complete;
    }

    /// <summary>A count of a day: provisional while the network may still revise it.</summary>
    public static MetricValue CountOf(this TimeProvider clock, Network network, DateOnly day, long count) =>
        day.DayNumber > clock.LastCompleteDay(network).DayNumber - ProvisionalDays ? MetricValue.Provisional(count) : MetricValue.Ok(count);
}

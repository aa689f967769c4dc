using Engagement.Functions.Collect;

namespace Engagement.Functions.Report;

/// <summary>The last day that an answer speaks of.</summary>
internal static class LastDay
{
    /// <summary>The day asked for, or the last one that is collected when that is earlier, or when none is asked for.</summary>
    /// <exception cref="PageRequestException">It is not a day.</exception>
    public static DateOnly Read(string? endingDay, PageProgress progress, TimeProvider clock)
    {
        var last = progress.ComputedThroughDay ?? clock.TargetDay(progress.Page);
        return RangeQuery.Day("endingDay", endingDay) is { } asked && asked < last ? asked : last;
    }
}

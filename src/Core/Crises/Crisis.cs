namespace Engagement.Core.Crises;

/// <summary>A stretch of time in which a page's audience was more upset than usual.</summary>
/// <param name="StartedAt">The end of the first hour that was at least at <see cref="CrisisLevel.Watch"/>.</param>
/// <param name="EndedAt">The end of the last such hour; null while the quiet after it is shorter than <see cref="CrisisScan.QuietHours"/>.</param>
/// <param name="Peak">The strongest reading, and the evidence for the level; the earlier of two that are equally strong.</param>
public sealed record Crisis(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, CrisisReading Peak)
{
    /// <summary>The level of its peak.</summary>
    public CrisisLevel Level => Peak.Level;

    /// <summary>The network's day in which its first hour lies.</summary>
    public DateOnly StartDay(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.DayOf(StartedAt.AddHours(-1));
    }

    /// <summary>Names it within its page, whatever is corrected later about its peak and end: the hour of its start in UTC, <c>20261122T14Z</c>.</summary>
    public string Id => StartedAt.UtcDateTime.ToString("yyyyMMdd'T'HH'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

namespace Engagement.Core.Answers;

/// <summary>Counts the minutes that a page takes to answer: all of them, or only those of its business hours.</summary>
/// <param name="hours">The page's business hours; null when every minute counts.</param>
/// <param name="zone">The zone in which the hours are meant.</param>
public sealed class ResponseClock(BusinessHours? hours, TimeZoneInfo zone)
{
    /// <summary>Counts every minute.</summary>
    public static readonly ResponseClock AllDay = new(null, TimeZoneInfo.Utc);

    /// <summary>The minutes that count from one instant to a later one; 0 when it is not later.</summary>
    public double MinutesBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
            return 0;
        if (hours is null)
            return (to - from).TotalMinutes;
        var minutes = 0.0;
        for (var day = LocalDay(from); day <= LocalDay(to); day = day.AddDays(1))
            if (hours.Has(day.DayOfWeek))
            {
                var (opens, closes) = (Instant(day, hours.FromMinute), Instant(day, hours.ToMinute));
                var (first, last) = (opens > from ? opens : from, closes < to ? closes : to);
                minutes += last > first ? (last - first).TotalMinutes : 0;
            }
        return minutes;
    }

    private DateOnly LocalDay(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private DateTimeOffset Instant(DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new(local, zone.GetUtcOffset(local));
    }
}

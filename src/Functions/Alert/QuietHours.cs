namespace Engagement.Functions.Alert;

/// <summary>The hours of each day in which nobody is disturbed; they may span midnight.</summary>
internal sealed record QuietHours(TimeZoneInfo Zone, TimeOnly From, TimeOnly Until)
{
    public static QuietHours Of(AlertOptions options) => new(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone), options.QuietFrom, options.QuietUntil);

    /// <summary>When the quiet hours that hold an instant end; null when none do.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        // From is in, until is out, across midnight too; none when both are the same.
        if (From == Until || !TimeOnly.FromDateTime(local.DateTime).IsBetween(From, Until))
            return null;
        var end = local.Date + Until.ToTimeSpan();
        if (end <= local.DateTime)
            end = end.AddDays(1);
        // A time that daylight saving leaves out is the one after the gap.
        while (Zone.IsInvalidTime(end))
            end = end.AddMinutes(1);
        return new DateTimeOffset(end, Zone.GetUtcOffset(end));
    }
}

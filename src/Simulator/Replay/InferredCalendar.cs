namespace Engagement.Simulator.Replay;

/// <summary>
/// Gives days to posts of which only month, weekday and hour are known, newest first: each gets the latest day of its month with its
/// weekday that keeps the order. The month, weekday and hour are the file's, the day of the month is inferred and may be weeks late.
/// </summary>
internal sealed class InferredCalendar(int year)
{
    private (DateOnly Day, int Hour)? _previous;

    /// <param name="month">1 to 12.</param>
    /// <param name="weekday">1 is Sunday.</param>
    /// <param name="hour">0 to 23.</param>
    /// <returns>Null when the month has no such day left.</returns>
    public DateOnly? Next(int month, int weekday, int hour)
    {
        var day = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        if (_previous is { } previous && previous.Day <= day)
            day = hour > previous.Hour ? previous.Day.AddDays(-1) : previous.Day;
        while ((int)day.DayOfWeek + 1 != weekday)
            day = day.AddDays(-1);
        if (day.Month != month || day.Year != year)
            return null;
        _previous = (day, hour);
        return day;
    }
}

namespace Engagement.Core;

/// <summary>A run of consecutive days, both ends included; never empty.</summary>
public readonly record struct DayRange
{
    /// <summary>The days from one to another, both included.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public DayRange(DateOnly firstDay, DateOnly lastDay)
    {
        if (lastDay < firstDay)
            throw new ArgumentException($"last day {lastDay:o} is before first day {firstDay:o}", nameof(lastDay));
        (FirstDay, LastDay) = (firstDay, lastDay);
    }

    /// <summary>First day, included.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Last day, included.</summary>
    public DateOnly LastDay { get; }

    /// <summary>How many days; at least 1.</summary>
    public int DayCount => LastDay.DayNumber - FirstDay.DayNumber + 1;

    /// <summary>The days that end with a given one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static DayRange EndingOn(DateOnly lastDay, int dayCount) =>
        dayCount < 1 ? throw new ArgumentOutOfRangeException(nameof(dayCount), dayCount, "a range has at least one day")
            : new(lastDay.AddDays(1 - dayCount), lastDay);

    /// <summary>Whether a day is one of these.</summary>
    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>Whether any day is in both.</summary>
    public bool Overlaps(DayRange other) => FirstDay <= other.LastDay && other.FirstDay <= LastDay;

    /// <summary>The days in order.</summary>
    public IEnumerable<DateOnly> Days()
    {
        for (var day = FirstDay.DayNumber; day <= LastDay.DayNumber; day++)
            yield return DateOnly.FromDayNumber(day);
    }

    /// <summary>Cuts the range, from its first day on, into ranges of at most so many days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public IEnumerable<DayRange> SplitInto(int maxDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDays, 1);
        return Split(FirstDay, LastDay, maxDays);

        static IEnumerable<DayRange> Split(DateOnly first, DateOnly last, int maxDays)
        {
            for (; last.DayNumber - first.DayNumber >= maxDays; first = first.AddDays(maxDays))
                yield return new(first, first.AddDays(maxDays - 1));
            yield return new(first, last);
        }
    }

    /// <summary>Cuts the range into as few ranges of at most so many days as it takes, of about the same length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public IEnumerable<DayRange> SplitEvenly(int maxDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDays, 1);
        var parts = 1 + (DayCount - 1) / maxDays;
        return SplitInto(1 + (DayCount - 1) / parts);
    }

    /// <summary>"yyyy-MM-dd..yyyy-MM-dd".</summary>
    public override string ToString() => $"{FirstDay:yyyy-MM-dd}..{LastDay:yyyy-MM-dd}";
}

using System.Globalization;

namespace Engagement.Core.Kpis;

/// <summary>The periods that KPIs are computed for.</summary>
public enum PeriodKind
{
    /// <summary>One of the network's days.</summary>
    Day,

    /// <summary>Monday to Sunday (ISO 8601).</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three calendar months from January, April, July or October on.</summary>
    Quarter,

    /// <summary>The 7 days that end with a day.</summary>
    Trailing7Days,

    /// <summary>The 28 days that end with a day.</summary>
    Trailing28Days,

    /// <summary>The 90 days that end with a day.</summary>
    Trailing90Days,
}

/// <summary>Which days a period has, and with which others it is compared.</summary>
public static class PeriodKinds
{
    private const int DaysPerWeek = 7;

    // 52 weeks: the weekdays fall on the same places.
    private const int DaysPerYearOfWeeks = 364;

    /// <summary>The kind in lower snake case, for example <c>trailing_28_days</c>.</summary>
    public static string Name(this PeriodKind kind) => kind switch
    {
        PeriodKind.Day => "day",
        PeriodKind.Week => "week",
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.Trailing7Days => "trailing_7_days",
        PeriodKind.Trailing28Days => "trailing_28_days",
        PeriodKind.Trailing90Days => "trailing_90_days",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of period"),
    };

    /// <summary>The period of a calendar kind that a day belongs to; of a trailing kind the one that ends with the day.</summary>
    public static DayRange At(this PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Day => new(day, day),
        PeriodKind.Week => Week(day.AddDays(-(((int)day.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek))),
        PeriodKind.Month => Months(new(day.Year, day.Month, 1), 1),
        PeriodKind.Quarter => Months(new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1), 3),
        _ => DayRange.EndingOn(day, TrailingDays(kind)),
    };

    /// <summary>The last period of a kind that is over when a day is.</summary>
    public static DayRange LastCompleteAt(this PeriodKind kind, DateOnly day)
    {
        var period = kind.At(day);
        return period.LastDay <= day ? period : kind.Before(period);
    }

    /// <summary>The period right before: as long, or the calendar's previous one.</summary>
    public static DayRange Before(this PeriodKind kind, DayRange period) => kind switch
    {
        PeriodKind.Day or PeriodKind.Week or PeriodKind.Month or PeriodKind.Quarter => kind.At(period.FirstDay.AddDays(-1)),
        _ => DayRange.EndingOn(period.FirstDay.AddDays(-1), TrailingDays(kind)),
    };

    /// <summary>The same period a year before.</summary>
    /// <remarks>
    /// Months and quarters have the same name; a week has the same ISO number, and week 53 is compared with the last week of its year before.
    /// Days and trailing periods lie 52 weeks back, so that a Sunday is compared with a Sunday.
    /// </remarks>
    public static DayRange YearBefore(this PeriodKind kind, DayRange period) => kind switch
    {
        PeriodKind.Month or PeriodKind.Quarter => kind.At(period.FirstDay.AddYears(-1)),
        PeriodKind.Week => WeekAYearBefore(period.FirstDay),
        _ => new(period.FirstDay.AddDays(-DaysPerYearOfWeeks), period.LastDay.AddDays(-DaysPerYearOfWeeks)),
    };

    /// <summary>The complete periods of a kind that hold any of some days, in order; of a trailing kind only the one that ends last.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="changed">The days whose data changed.</param>
    /// <param name="throughDay">The last day that is complete.</param>
    public static IEnumerable<DayRange> Holding(this PeriodKind kind, DayRange changed, DateOnly throughDay)
    {
        if (kind is PeriodKind.Trailing7Days or PeriodKind.Trailing28Days or PeriodKind.Trailing90Days)
        {
            var trailing = kind.At(throughDay);
            if (trailing.Overlaps(changed))
                yield return trailing;
            yield break;
        }
        for (var period = kind.At(changed.FirstDay); period.FirstDay <= changed.LastDay && period.LastDay <= throughDay; period = kind.At(period.LastDay.AddDays(1)))
            yield return period;
    }

    private static int TrailingDays(PeriodKind kind) => kind switch
    {
        PeriodKind.Trailing7Days => 7,
        PeriodKind.Trailing28Days => 28,
        PeriodKind.Trailing90Days => 90,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a trailing kind of period"),
    };

    private static DayRange Week(DateOnly monday) => new(monday, monday.AddDays(DaysPerWeek - 1));

    private static DayRange Months(DateOnly first, int count) => new(first, first.AddMonths(count).AddDays(-1));

    private static DayRange WeekAYearBefore(DateOnly monday)
    {
        var instant = monday.ToDateTime(TimeOnly.MinValue);
        var (year, week) = (ISOWeek.GetYear(instant) - 1, ISOWeek.GetWeekOfYear(instant));
        return Week(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, Math.Min(week, ISOWeek.GetWeeksInYear(year)), DayOfWeek.Monday)));
    }
}

using System.Globalization;
using Engagement.Core;

namespace Engagement.Functions.Report;

/// <summary>The range of days that a query asks for, and as known when, as it was sent.</summary>
internal sealed record RangeQuery(string? FirstDay, string? LastDay, string? AsOf)
{
    private const int DefaultDays = 28;

    // A year and a leap day: enough for a year-on-year chart, and one answer stays small.
    private const int MaxDays = 366;

    /// <param name="targetDay">Where the range ends when the query does not say.</param>
    /// <param name="defaultDays">How long the range is when the query does not say.</param>
    /// <exception cref="PageRequestException">A day or the range is not usable.</exception>
    public (DayRange Range, DateOnly? AsOf) Read(DateOnly targetDay, int defaultDays = DefaultDays)
    {
        var asOf = Day("asOf", AsOf);
        var last = Day("lastDay", LastDay) ?? (asOf < targetDay ? asOf.Value : targetDay);
        var first = Day("firstDay", FirstDay) ?? last.AddDays(1 - defaultDays);
        if (last < first)
            throw new PageRequestException("lastDay", FormattableString.Invariant($"lastDay {last:yyyy-MM-dd} is before firstDay {first:yyyy-MM-dd}; swap them."));
        var range = new DayRange(first, last);
        return range.DayCount <= MaxDays
            ? (range, asOf)
            : throw new PageRequestException("firstDay", FormattableString.Invariant($"the range has {range.DayCount} days; ask for at most {MaxDays} at a time."));
    }

    /// <exception cref="PageRequestException">It is not a day.</exception>
    public static DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2004 and < 9999
            ? day
            : throw new PageRequestException(field, $"{field} '{text}' is not a day since 2004; write it as 2026-11-21.");
    }
}

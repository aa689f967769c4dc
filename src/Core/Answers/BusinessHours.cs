using System.Globalization;

namespace Engagement.Core.Answers;

/// <summary>The hours in which a page promises to answer, the same on each of its weekdays.</summary>
/// <remarks>Written as in OpenStreetMap: <c>Mo-Fr 09:00-18:00</c>, <c>Mo,We,Sa 10:00-12:30</c>, <c>Mo-Su 08:00-24:00</c>.</remarks>
public sealed record BusinessHours
{
    private const int MinutesPerDay = 24 * 60;

    private static readonly string[] DayNames = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    private readonly int _days;

    private BusinessHours(int days, int fromMinute, int toMinute) => (_days, FromMinute, ToMinute) = (days, fromMinute, toMinute);

    /// <summary>First minute of the day that counts.</summary>
    public int FromMinute { get; }

    /// <summary>First minute of the day that no longer counts; 1440 is midnight.</summary>
    public int ToMinute { get; }

    /// <summary>Whether a weekday has business hours.</summary>
    public bool Has(DayOfWeek day) => (_days & Bit(((int)day + 6) % 7)) != 0;

    /// <summary>Reads hours as <see cref="ToString"/> writes them.</summary>
    /// <exception cref="FormatException">The text is not of that form, has no days, or ends before it begins.</exception>
    public static BusinessHours Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var days, var hours] || hours.Split('-') is not [var from, var to])
            throw Malformed(text);
        var parsed = new BusinessHours(days.Split(',').Aggregate(0, (all, part) => all | Days(part, text)), Minute(from, text), Minute(to, text));
        return parsed.FromMinute < parsed.ToMinute ? parsed : throw Malformed(text);
    }

    /// <summary>The days, each by itself, and the hours: "Mo,Tu,We,Th,Fr 09:00-18:00".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(',', DayNames.Where((_, day) => (_days & Bit(day)) != 0))} {FromMinute / 60:00}:{FromMinute % 60:00}-{ToMinute / 60:00}:{ToMinute % 60:00}");

    private static int Bit(int day) => 1 << day;

    private static int Days(string part, string text)
    {
        var ends = part.Split('-');
        var (first, last) = (Array.IndexOf(DayNames, ends[0]), Array.IndexOf(DayNames, ends[^1]));
        if (ends.Length > 2 || first < 0 || last < first)
            throw Malformed(text);
        return Enumerable.Range(first, last - first + 1).Aggregate(0, (all, day) => all | Bit(day));
    }

    private static int Minute(string time, string text) =>
        time.Length == 5 && time[2] == ':' && int.TryParse(time.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
        && int.TryParse(time.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60 && (60 * hour) + minute is var total && total <= MinutesPerDay
            ? total
            : throw Malformed(text);

    private static FormatException Malformed(string text) => new($"business hours '{text}' are not valid; write them as Mo-Fr 09:00-18:00");
}

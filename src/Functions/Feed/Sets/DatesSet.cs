using System.Globalization;
using System.Runtime.CompilerServices;
using Engagement.Core.Kpis;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>The calendar: whole years, from that of the first week that any page is collected from, or of the first series break, through the current one.</summary>
internal sealed class DatesSet(PageDirectory directory, TimeProvider clock) : ComputedSet<DateOnly>
{
    private const int Sunday = 7;

    public override string Name => "Dates";

    public override string EntityType => "CalendarDay";

    public override string CaptionEn => "Dates";

    public override string CaptionFr => "Dates";

    public override bool NeedsPages => false;

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Property<DateOnly>.Date("Date", "Date", "Date", day => day).Required.As(PropertyRole.Key),
        Number("Year", "Year", "Année", day => day.Year),
        Number("Quarter", "Quarter", "Trimestre", day => (day.Month + 2) / 3),
        Number("Month", "Month", "Mois", day => day.Month),
        Number("DayOfMonth", "Day of the month", "Jour du mois", day => day.Day),
        Number("IsoYear", "ISO year", "Année ISO", day => ISOWeek.GetYear(Midnight(day))),
        Number("IsoWeek", "ISO week", "Semaine ISO", day => ISOWeek.GetWeekOfYear(Midnight(day))),
        Number("Weekday", "Weekday (1 is Monday)", "Jour de la semaine (1 = lundi)", day => Weekday(day)),
        Property<DateOnly>.Boolean("IsWeekend", "Weekend", "Week-end", day => Weekday(day) >= Sunday - 1).Required,
        Start("WeekStartDay", "First day of the week", "Premier jour de la semaine", PeriodKind.Week),
        Start("MonthStartDay", "First day of the month", "Premier jour du mois", PeriodKind.Month),
        Start("QuarterStartDay", "First day of the quarter", "Premier jour du trimestre", PeriodKind.Quarter),
    ];

    /// <summary>1 is Monday, 7 is Sunday (ISO 8601).</summary>
    public static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? Sunday : (int)day.DayOfWeek;

    protected override async IAsyncEnumerable<DateOnly> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = SeriesBreaksSet.FirstDay;
        await foreach (var page in directory.ReadAsync(cancellation).ConfigureAwait(false))
            foreach (var day in page.Streams.Select(stream => stream.WantedFirstDay).Concat(page.Streams.SelectMany(stream => stream.Covered.Ranges.Select(range => (DateOnly?)range.FirstDay))))
                first = day < first ? day.Value : first;
        // The week of the first day may begin in the year before.
        first = PeriodKind.Week.At(first).FirstDay;
        for (var day = new DateOnly(first.Year, 1, 1); day.Year <= today.Year; day = day.AddDays(1))
            if (scope.Allows(day))
                yield return day;
    }

    private static FeedProperty Number(string name, string en, string fr, Func<DateOnly, int> read) => Property<DateOnly>.Int32(name, en, fr, day => read(day)).Required;

    private static FeedProperty Start(string name, string en, string fr, PeriodKind kind) => Property<DateOnly>.Date(name, en, fr, day => kind.At(day).FirstDay).Required;

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}

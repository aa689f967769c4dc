using System.Globalization;
using Engagement.Core.Kpis;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Kpis;

public class PeriodKindTests
{
    [Theory]
    [InlineData(PeriodKind.Day, "2026-11-22", "2026-11-22..2026-11-22")]
    [InlineData(PeriodKind.Week, "2026-11-22", "2026-11-16..2026-11-22")] // a Sunday ends its week
    [InlineData(PeriodKind.Week, "2026-11-23", "2026-11-23..2026-11-29")]
    [InlineData(PeriodKind.Week, "2026-01-01", "2025-12-29..2026-01-04")]
    [InlineData(PeriodKind.Month, "2024-02-10", "2024-02-01..2024-02-29")]
    [InlineData(PeriodKind.Quarter, "2026-11-22", "2026-10-01..2026-12-31")]
    [InlineData(PeriodKind.Quarter, "2026-01-01", "2026-01-01..2026-03-31")]
    [InlineData(PeriodKind.Trailing7Days, "2026-11-22", "2026-11-16..2026-11-22")]
    [InlineData(PeriodKind.Trailing28Days, "2026-11-22", "2026-10-26..2026-11-22")]
    [InlineData(PeriodKind.Trailing90Days, "2026-11-22", "2026-08-25..2026-11-22")]
    public void At_ADay_IsThePeriodThatItBelongsTo(PeriodKind kind, string day, string expected) => kind.At(Day(day)).ToString().ShouldBe(expected);

    [Theory]
    [InlineData(PeriodKind.Day, "2026-11-22", "2026-11-21..2026-11-21", "2025-11-23..2025-11-23")] // both Sundays
    [InlineData(PeriodKind.Week, "2026-11-22", "2026-11-09..2026-11-15", "2025-11-17..2025-11-23")] // week 47 of each year
    [InlineData(PeriodKind.Week, "2026-12-31", "2026-12-21..2026-12-27", "2025-12-22..2025-12-28")] // week 53, and 2025 has 52
    [InlineData(PeriodKind.Month, "2024-03-31", "2024-02-01..2024-02-29", "2023-03-01..2023-03-31")]
    [InlineData(PeriodKind.Month, "2024-02-29", "2024-01-01..2024-01-31", "2023-02-01..2023-02-28")]
    [InlineData(PeriodKind.Quarter, "2026-02-01", "2025-10-01..2025-12-31", "2025-01-01..2025-03-31")]
    [InlineData(PeriodKind.Trailing7Days, "2026-11-22", "2026-11-09..2026-11-15", "2025-11-17..2025-11-23")]
    [InlineData(PeriodKind.Trailing28Days, "2026-11-22", "2026-09-28..2026-10-25", "2025-10-27..2025-11-23")]
    public void Earlier_OfAPeriod_AreTheOneBeforeAndTheSameAYearBefore(PeriodKind kind, string day, string before, string yearBefore)
    {
        var period = kind.At(Day(day));

        kind.Before(period).ToString().ShouldBe(before);
        kind.YearBefore(period).ToString().ShouldBe(yearBefore);
    }

    [Theory]
    [InlineData(PeriodKind.Week, "2026-11-21", "2026-11-09..2026-11-15")] // a Saturday: its week goes on
    [InlineData(PeriodKind.Week, "2026-11-22", "2026-11-16..2026-11-22")]
    [InlineData(PeriodKind.Month, "2026-11-29", "2026-10-01..2026-10-31")]
    [InlineData(PeriodKind.Month, "2026-11-30", "2026-11-01..2026-11-30")]
    [InlineData(PeriodKind.Trailing7Days, "2026-11-21", "2026-11-15..2026-11-21")]
    public void LastCompleteAt_ADay_IsOver(PeriodKind kind, string day, string expected) => kind.LastCompleteAt(Day(day)).ToString().ShouldBe(expected);

    [Fact]
    public void Holding_CalendarKinds_AreAllCompletePeriodsThatTouchTheDays()
    {
        var changed = new DayRange(Day("2026-10-30"), Day("2026-11-21"));

        Holding(PeriodKind.Week).ShouldBe(["2026-10-26..2026-11-01", "2026-11-02..2026-11-08", "2026-11-09..2026-11-15"]);
        Holding(PeriodKind.Month).ShouldBe(["2026-10-01..2026-10-31"]);
        Holding(PeriodKind.Quarter).ShouldBeEmpty();
        Holding(PeriodKind.Day).Count().ShouldBe(23);

        IEnumerable<string> Holding(PeriodKind kind) => kind.Holding(changed, Day("2026-11-21")).Select(period => period.ToString());
    }

    [Fact]
    public void Holding_TrailingKinds_AreTheLastIfItTouchesTheDays()
    {
        var changed = new DayRange(Day("2026-10-01"), Day("2026-11-10"));

        PeriodKind.Trailing7Days.Holding(changed, Day("2026-11-21")).ShouldBeEmpty();
        PeriodKind.Trailing28Days.Holding(changed, Day("2026-11-21")).Select(period => period.ToString()).ShouldBe(["2026-10-25..2026-11-21"]);
    }

    [Fact]
    public void Calendar_AnyDay_IsInOnePeriodOfEachKindAndPeriodsFollowOnEachOther() => ForAnyDay(day =>
    {
        foreach (var kind in new[] { PeriodKind.Day, PeriodKind.Week, PeriodKind.Month, PeriodKind.Quarter })
        {
            var period = kind.At(day);
            period.Contains(day).ShouldBeTrue();
            period.Days().ShouldAllBe(other => kind.At(other) == period);
            kind.Before(period).LastDay.ShouldBe(period.FirstDay.AddDays(-1));
        }
    });

    [Fact]
    public void YearBefore_WeeksDaysAndTrailing_KeepTheWeekday() => ForAnyDay(day =>
    {
        foreach (var kind in new[] { PeriodKind.Day, PeriodKind.Week, PeriodKind.Trailing7Days, PeriodKind.Trailing28Days, PeriodKind.Trailing90Days })
        {
            var (period, earlier) = (kind.At(day), kind.YearBefore(kind.At(day)));
            (earlier.FirstDay.DayOfWeek, earlier.DayCount).ShouldBe((period.FirstDay.DayOfWeek, period.DayCount));
            (period.FirstDay.DayNumber - earlier.FirstDay.DayNumber).ShouldBeInRange(364, 371);
        }
    });

    [Fact]
    public void Name_EveryKind_IsLowerSnakeCaseAndDifferent() =>
        Enum.GetValues<PeriodKind>().Select(kind => kind.Name()).ShouldBe(["day", "week", "month", "quarter", "trailing_7_days", "trailing_28_days", "trailing_90_days"]);

    private static void ForAnyDay(Action<DateOnly> holds) =>
        Prop.ForAll(Gen.Choose(Day("2005-01-01").DayNumber, Day("2060-12-31").DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary(), holds).QuickCheckThrowOnFailure();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

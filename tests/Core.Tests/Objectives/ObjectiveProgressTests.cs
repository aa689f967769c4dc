using Engagement.Core.Kpis;
using Engagement.Core.Objectives;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Objectives;

public class ObjectiveProgressTests
{
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly DateOnly EndOfAugust = new(2026, 8, 31);

    // Two qualified contacts a month by August, after 0, 1, 1 and 2 in March to June.
    [Fact]
    public void Of_ContactsAMonthGrowing_AreOnTrackByTheirTrend()
    {
        var progress = Judge(Contacts(ObjectiveKind.Level, 2), EndOf(6), 0, 1, 1, 2);

        progress.Verdict.ShouldBe(ObjectiveVerdict.OnTrack);
        progress.Actual.ShouldBe(2);
        progress.Pace.ShouldBe(1);
        // By hand: mean 1 at place 1.5, slope 0.6; at place 5: 1 + 0.6 × 3.5. Residuals -0.1, 0.3, -0.3, 0.1: s² = 0.1, below the mean of counts, which is 1.
        progress.Forecast!.Value.ShouldBe(3.1, 1e-12);
        var half = StudentT.TwoSided95(2) * Math.Sqrt(1 * (1 + 0.25 + (3.5 * 3.5 / 5)));
        progress.Forecast.Range.High.ShouldBe(3.1 + half, 1e-9);
        progress.Forecast.Range.Low.ShouldBe(0, "counts are never below zero");
        (progress.N, progress.MissingPeriods, progress.PeriodsLeft).ShouldBe((4, 0, 2));
    }

    // Twelve posts in half a year, after 2, 1 and 3: the pace is 2 a month, and 2 × 3 more make 12.
    [Fact]
    public void Of_SumAtTheNeededPace_IsOnTrackWithARange()
    {
        var progress = Judge(Contacts(ObjectiveKind.Sum, 12), EndOf(5), 2, 1, 3);

        progress.Verdict.ShouldBe(ObjectiveVerdict.OnTrack);
        (progress.Actual, progress.AchievedRate, progress.Pace, progress.NeededPace).ShouldBe((6, 0.5, 2, 2));
        progress.Forecast!.Value.ShouldBe(12);
        // By hand: s² = 1 is below the mean, 2; t(2) × √(2 × (3 + 9/3)) = 4.3027 × 3.4641.
        progress.Forecast.Range.High.ShouldBe(12 + (4.302652730 * Math.Sqrt(12)), 1e-6);
        progress.Forecast.Range.Low.ShouldBe(6, "what is there is not lost again");
    }

    [Theory]
    [InlineData(ObjectiveKind.Sum, 6, 5, ObjectiveVerdict.Reached)]
    [InlineData(ObjectiveKind.Sum, 13, 5, ObjectiveVerdict.AtRisk)]
    [InlineData(ObjectiveKind.Sum, 13, 8, ObjectiveVerdict.NotEnoughData)]
    [InlineData(ObjectiveKind.Level, 3, 8, ObjectiveVerdict.NotEnoughData)]
    [InlineData(ObjectiveKind.Level, 3, 5, ObjectiveVerdict.NotEnoughData)]
    public void Of_MarchToMayKnown_IsJudgedByTarget(ObjectiveKind kind, double target, int throughMonth, ObjectiveVerdict verdict) =>
        Judge(Contacts(kind, target), EndOf(throughMonth), 2, 1, 3).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(ObjectiveKind.Sum, ObjectiveDirection.AtLeast, 12, ObjectiveVerdict.Reached)]
    [InlineData(ObjectiveKind.Sum, ObjectiveDirection.AtLeast, 13, ObjectiveVerdict.Missed)]
    [InlineData(ObjectiveKind.Sum, ObjectiveDirection.AtMost, 12, ObjectiveVerdict.Reached)]
    [InlineData(ObjectiveKind.Sum, ObjectiveDirection.AtMost, 11, ObjectiveVerdict.Missed)]
    [InlineData(ObjectiveKind.Level, ObjectiveDirection.AtLeast, 4, ObjectiveVerdict.Reached)]
    [InlineData(ObjectiveKind.Level, ObjectiveDirection.AtLeast, 5, ObjectiveVerdict.Missed)]
    [InlineData(ObjectiveKind.Level, ObjectiveDirection.AtMost, 4, ObjectiveVerdict.Reached)]
    [InlineData(ObjectiveKind.Level, ObjectiveDirection.AtMost, 3, ObjectiveVerdict.Missed)]
    public void Of_AllMonthsKnown_IsReachedOrMissed(ObjectiveKind kind, ObjectiveDirection direction, double target, ObjectiveVerdict verdict)
    {
        var progress = Judge(Contacts(kind, target, direction), EndOf(9), 2, 1, 3, 1, 1, 4);

        progress.Verdict.ShouldBe(verdict);
        progress.Forecast.ShouldBeNull("the deadline is over");
    }

    [Fact]
    public void Of_SumNotToBeExceeded_IsMissedAsSoonAsItIs() =>
        Judge(Contacts(ObjectiveKind.Sum, 5, ObjectiveDirection.AtMost), EndOf(5), 2, 1, 3).Verdict.ShouldBe(ObjectiveVerdict.Missed);

    [Fact]
    public void Of_AMonthMissing_IsExpectedLikeTheOthersNotZero()
    {
        var progress = Judge(Contacts(ObjectiveKind.Sum, 12), EndOf(6), 2, null, 1, 3);

        (progress.N, progress.MissingPeriods, progress.PeriodsLeft).ShouldBe((3, 1, 2));
        progress.Forecast!.Value.ShouldBe(12, "6 are known, and three months of 2 are not");
    }

    [Fact]
    public void Of_ValuesOfMonthsThatAreNotOver_DoNotCount() => Judge(Contacts(ObjectiveKind.Sum, 12), EndOf(4), 2, 1, 300).Actual.ShouldBe(3);

    [Fact]
    public void Of_NothingKnown_HasNoNumbers()
    {
        var progress = Judge(Contacts(ObjectiveKind.Sum, 12), EndOf(5));

        (progress.Verdict, progress.Actual, progress.AchievedRate, progress.Pace, progress.Forecast).ShouldBe((ObjectiveVerdict.NotEnoughData, null, null, null, null));
    }

    [Theory]
    [InlineData("2026-03-02", "2026-08-31", "first day")]
    [InlineData("2026-03-01", "2026-08-30", "deadline")]
    [InlineData("2026-09-01", "2026-08-31", "before")]
    public void Objective_DaysThatAreNoPeriods_AreRefused(string firstDay, string deadline, string named) =>
        Should.Throw<ArgumentException>(() => new Objective(
            Some.Page, "contacts", "Contacts", ObjectiveKind.Sum, ObjectiveDirection.AtLeast, 1, "contacts", PeriodKind.Month,
            DateOnly.Parse(firstDay, null), DateOnly.Parse(deadline, null), null)).Message.ShouldContain(named);

    [Fact]
    public void Of_AnyValues_IsConsistent() => Prop.ForAll(Cases, one =>
    {
        var (values, target, through, kind) = one;
        var objective = Contacts(kind, target);

        var progress = Judge(objective, EndOf(through), values);

        (progress.N + progress.MissingPeriods + progress.PeriodsLeft).ShouldBe(6);
        if (progress.Forecast is { } forecast)
        {
            forecast.Value.ShouldBeInRange(forecast.Range.Low, forecast.Range.High);
            forecast.Range.Low.ShouldBeGreaterThanOrEqualTo(0);
            progress.PeriodsLeft.ShouldBeGreaterThan(0);
        }
        if (progress.Verdict == ObjectiveVerdict.Reached)
            objective.IsMetBy(progress.Actual!.Value).ShouldBeTrue();
        if (progress.Verdict is ObjectiveVerdict.OnTrack or ObjectiveVerdict.AtRisk)
            objective.IsMetBy(progress.Forecast!.Value).ShouldBe(progress.Verdict == ObjectiveVerdict.OnTrack);
        // A target that is easier never stands worse.
        Rank(Judge(Contacts(kind, target - 1), EndOf(through), values).Verdict).ShouldBeGreaterThanOrEqualTo(Rank(progress.Verdict));
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<(double?[] Values, double Target, int Through, ObjectiveKind Kind)> Cases => (
        from values in Gen.Choose(0, 9).Select(value => value == 9 ? (double?)null : value).ArrayOf(6)
        from target in Gen.Choose(1, 40)
        from through in Gen.Choose(2, 9)
        from kind in Gen.Elements(ObjectiveKind.Sum, ObjectiveKind.Level)
        select (values, (double)target, through, kind)).ToArbitrary();

    private static int Rank(ObjectiveVerdict verdict) => verdict switch
    {
        ObjectiveVerdict.Reached => 3,
        ObjectiveVerdict.OnTrack => 2,
        ObjectiveVerdict.AtRisk => 1,
        _ => 0,
    };

    private static Objective Contacts(ObjectiveKind kind, double target, ObjectiveDirection direction = ObjectiveDirection.AtLeast) =>
        new(Some.Page, "contacts", "Qualified contacts through X", kind, direction, target, "qualified contacts", PeriodKind.Month, March, EndOfAugust, null);

    /// <param name="values">From March on; null is not known.</param>
    private static ObjectiveProgress Judge(Objective objective, DateOnly throughDay, params double?[] values) =>
        ObjectiveProgress.Of(objective, values.Select((value, month) => (Day: March.AddMonths(month), Value: value)).ToDictionary(one => one.Day, one => one.Value), throughDay);

    private static DateOnly EndOf(int month) => new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1);
}

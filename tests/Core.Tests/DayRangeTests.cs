using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests;

public class DayRangeTests
{
    private static readonly Arbitrary<DayRange> AnyRange = (
        from first in Gen.Choose(0, 4000)
        from length in Gen.Choose(1, 400)
        select new DayRange(DateOnly.FromDayNumber(735_000 + first), DateOnly.FromDayNumber(735_000 + first + length - 1))).ToArbitrary();

    private static readonly Arbitrary<int> AnySize = Gen.Choose(1, 120).ToArbitrary();

    [Fact]
    public void Constructor_LastBeforeFirst_NamesBoth() =>
        Should.Throw<ArgumentException>(() => new DayRange(new(2026, 11, 2), new(2026, 11, 1)))
            .Message.ShouldStartWith("last day 2026-11-01 is before first day 2026-11-02");

    [Fact]
    public void DayCount_OneDay_IsOne() => new DayRange(Some.FirstDay, Some.FirstDay).DayCount.ShouldBe(1);

    [Fact]
    public void DayCount_AcrossALeapDay_CountsIt() => new DayRange(new(2028, 2, 28), new(2028, 3, 1)).DayCount.ShouldBe(3);

    [Fact]
    public void EndingOn_28Days_IncludesBothEnds()
    {
        var range = DayRange.EndingOn(new(2026, 11, 28), 28);

        range.ShouldBe(new DayRange(new(2026, 11, 1), new(2026, 11, 28)));
        range.ToString().ShouldBe("2026-11-01..2026-11-28");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void EndingOn_NoDay_Throws(int count) =>
        Should.Throw<ArgumentOutOfRangeException>(() => DayRange.EndingOn(Some.FirstDay, count));

    [Fact]
    public void Contains_Edges_AreIncluded()
    {
        var range = Some.Days(7);

        range.Contains(range.FirstDay).ShouldBeTrue();
        range.Contains(range.LastDay).ShouldBeTrue();
        range.Contains(range.FirstDay.AddDays(-1)).ShouldBeFalse();
        range.Contains(range.LastDay.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void Days_LastDayOfTheCalendar_Ends() =>
        DayRange.EndingOn(DateOnly.MaxValue, 2).Days().ShouldBe([DateOnly.MaxValue.AddDays(-1), DateOnly.MaxValue]);

    [Fact]
    public void Days_AnyRange_AreConsecutiveAndAllInside() => Prop.ForAll(AnyRange, range =>
    {
        var days = range.Days().ToList();
        return days.Count == range.DayCount && days[0] == range.FirstDay && days[^1] == range.LastDay
            && days.All(range.Contains) && days.Zip(days.Skip(1)).All(pair => pair.First.AddDays(1) == pair.Second);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void SplitInto_AnyRange_CoversEachDayOnceInOrder() => Prop.ForAll(AnyRange, AnySize, (range, size) =>
        range.SplitInto(size).SelectMany(part => part.Days()).SequenceEqual(range.Days())).QuickCheckThrowOnFailure();

    [Fact]
    public void SplitInto_AnyRange_LeavesOnlyTheLastPartShort() => Prop.ForAll(AnyRange, AnySize, (range, size) =>
    {
        var parts = range.SplitInto(size).ToList();
        return parts.SkipLast(1).All(part => part.DayCount == size) && parts[^1].DayCount <= size;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void SplitEvenly_AnyRange_CoversEachDayOnceInAsFewPartsAsNeeded() => Prop.ForAll(AnyRange, AnySize, (range, size) =>
    {
        var parts = range.SplitEvenly(size).ToList();
        return parts.SelectMany(part => part.Days()).SequenceEqual(range.Days())
            && parts.All(part => part.DayCount <= size)
            && parts.Count <= range.SplitInto(size).Count();
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(90, 90, "90")]
    [InlineData(91, 90, "46 45")]
    [InlineData(730, 270, "244 244 242")]
    public void SplitEvenly_GivesPartsOfAboutTheSameLength(int days, int size, string expected) =>
        string.Join(' ', Some.Days(days).SplitEvenly(size).Select(part => part.DayCount)).ShouldBe(expected);

    [Fact]
    public void SplitInto_HugeSize_IsTheRangeItself() => Some.Days(90).SplitInto(int.MaxValue).ShouldBe([Some.Days(90)]);

    [Theory]
    [InlineData(0)]
    [InlineData(-90)]
    public void SplitInto_NoDay_ThrowsBeforeEnumeration(int size) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Some.Days(7).SplitInto(size));

    [Theory]
    [InlineData(1, 3, 3, 5, true)]
    [InlineData(1, 3, 4, 5, false)]
    [InlineData(1, 9, 4, 5, true)]
    public void Overlaps_TwoRanges_WhenADayIsInBoth(int first, int last, int otherFirst, int otherLast, bool expected)
    {
        var (one, other) = (new DayRange(new(2026, 11, first), new(2026, 11, last)), new DayRange(new(2026, 11, otherFirst), new(2026, 11, otherLast)));

        one.Overlaps(other).ShouldBe(expected);
        other.Overlaps(one).ShouldBe(expected);
    }
}

using Engagement.Simulator.Replay;

namespace Engagement.Simulator.Tests.Replay;

public sealed class InferenceTests
{
    [Theory]
    [InlineData("02-17 06-18 06-19 02-20", "02-17 02-18 02-19 02-20")]
    [InlineData("02-17 02-18 02-19 02-20", "02-17 02-18 02-19 02-20")]
    [InlineData("02-17 02-19 02-20 02-21", "02-17 02-19 02-20 02-21")]
    [InlineData("02-17 06-19 02-19 02-20", "02-17 06-19 02-19 02-20")]
    [InlineData("02-17 06-18 06-19", "02-17 06-18 06-19")]
    [InlineData("02-20 02-19 02-18", "02-20 02-19 02-18")]
    public void DaySequence_ReplacesOnlyWhatFillsTheGapWithTheSameDaysOfTheMonth(string written, string expected) =>
        DaySequence.Repair(Days(written)).ShouldBe(Days(expected));

    [Fact]
    public void InferredCalendar_LaterHourOnTheSameWeekday_IsAWeekEarlier()
    {
        var calendar = new InferredCalendar(2014);

        calendar.Next(12, 4, 3).ShouldBe(new DateOnly(2014, 12, 31));
        calendar.Next(12, 4, 3).ShouldBe(new DateOnly(2014, 12, 31));
        calendar.Next(12, 4, 10).ShouldBe(new DateOnly(2014, 12, 24));
        calendar.Next(11, 1, 10).ShouldBe(new DateOnly(2014, 11, 30));
    }

    [Fact]
    public void InferredCalendar_MonthWithoutRoom_HasNoDay()
    {
        var calendar = new InferredCalendar(2014);
        var hours = Enumerable.Range(0, 5).Select(hour => calendar.Next(2, 6, hour)).ToList();

        hours.ShouldBe([new DateOnly(2014, 2, 28), new DateOnly(2014, 2, 21), new DateOnly(2014, 2, 14), new DateOnly(2014, 2, 7), null]);
    }

    [Theory]
    [InlineData("page-01", "^page-01$")]
    [InlineData("a b", "^a-b-[0-9a-f]{6}$")]
    [InlineData("a-b-", "^a-b-[0-9a-f]{6}$")]
    [InlineData("Café_Été", "^Cafe-Ete-[0-9a-f]{6}$")]
    [InlineData("***", "^[0-9a-f]{6}$")]
    public void Slug_KeepsSafeNamesAndMarksOthers(string name, string pattern)
    {
        PageIds.Slug(name).ShouldMatch(pattern);
        PageIds.IsValid(PageIds.Slug(name)).ShouldBeTrue();
    }

    [Fact]
    public void Slug_DifferentNames_AreDifferent() =>
        new[] { "a b", "a-b", "a_b", "a.b", "á b", new string('x', 60), new string('x', 61) }.Select(PageIds.Slug).Distinct().Count()
            .ShouldBe(7);

    private static DateOnly[] Days(string text) =>
        [.. text.Split(' ').Select(d => DateOnly.ParseExact("2021-" + d, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))];
}

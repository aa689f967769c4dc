namespace Engagement.Simulator.Tests.Meta;

public sealed class DaylightSavingTests
{
    [Fact]
    public async Task EndTimes_WeekOfTheChangeToSummer_MoveFromEightToSeven()
    {
        await using var simulation = await Simulation.StartAsync(FixedClock.AtNoonOf(2026, 3, 20));

        var points = await simulation.PointsAsync("page_media_view", "day", "2026-03-06", "2026-03-11");

        points.Select(p => p.EndTime).ShouldBe([
            "2026-03-07T08:00:00+0000", "2026-03-08T08:00:00+0000", "2026-03-09T07:00:00+0000", "2026-03-10T07:00:00+0000",
                "2026-03-11T07:00:00+0000"]);
    }

    [Fact]
    public async Task EndTimes_WeekOfTheChangeToWinter_MoveFromSevenToEight()
    {
        await using var simulation = await Simulation.StartAsync(FixedClock.AtNoonOf(2026, 11, 20));

        var points = await simulation.PointsAsync("page_media_view", "day", "2026-10-30", "2026-11-04");

        points.Select(p => p.EndTime).ShouldBe([
            "2026-10-31T07:00:00+0000", "2026-11-01T07:00:00+0000", "2026-11-02T08:00:00+0000", "2026-11-03T08:00:00+0000",
                "2026-11-04T08:00:00+0000"]);
    }

    [Theory]
    [InlineData("2026-11-02T07:59:59Z", "2026-11-01T07:00:00+0000")]
    [InlineData("2026-11-02T08:00:00Z", "2026-11-02T08:00:00+0000")]
    [InlineData("2026-03-09T06:59:59Z", "2026-03-08T08:00:00+0000")]
    [InlineData("2026-03-09T07:00:00Z", "2026-03-09T07:00:00+0000")]
    public async Task Today_AroundAChangedMidnight_EndsWithThePacificDay(string now, string lastEndTime)
    {
        await using var simulation = await Simulation.StartAsync(new(DateTimeOffset.Parse(now,
            System.Globalization.CultureInfo.InvariantCulture)), pages: 1);

        var answer = await simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day");

        answer["data"]![0]!["values"]!.AsArray()[^1]!["end_time"]!.GetValue<string>().ShouldBe(lastEndTime);
    }

    /// <summary>The clock jumps from day to day over the change while the server runs.</summary>
    [Theory]
    [InlineData(2026, 3, 7, 23)]
    [InlineData(2026, 10, 31, 25)]
    public async Task Clock_JumpingOverAChange_MakesADayOfItsLength(int year, int month, int day, int hours)
    {
        var clock = FixedClock.AtNoonOf(year, month, day);
        await using var simulation = await Simulation.StartAsync(clock, pages: 1);
        var ends = new List<DateTimeOffset>();
        for (var i = 0; i < 4; i++, clock.Now = clock.Now.AddDays(1))
        {
            var answer = await simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day");
            ends.Add(DateTimeOffset.Parse(answer["data"]![0]!["values"]!.AsArray()[^1]!["end_time"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture));
        }

        ends.Zip(ends.Skip(1), (end, next) => (next - end).TotalHours).ShouldBe([24, hours, 24]);
    }

    /// <summary>Strict on purpose: 90 days of the calendar over the autumn change last an hour more than 90 times 24 hours.</summary>
    [Theory]
    [InlineData("2026-08-24", "2026-11-22", 400)]
    [InlineData("2026-08-25", "2026-11-22", 200)]
    public async Task Range_OverTheAutumnChange_IsMeasuredInHours(string since, string until, int status)
    {
        await using var simulation = await Simulation.StartAsync(pages: 1);

        await simulation.GetAsync($"v26.0/{{page}}/insights?metric=page_media_view&period=day&since={since}&until={until}", status);
    }
}

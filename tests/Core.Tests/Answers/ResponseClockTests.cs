using Engagement.Core.Answers;

namespace Engagement.Core.Tests.Answers;

public class ResponseClockTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("Mo-Fr 09:00-18:00", "Mo,Tu,We,Th,Fr 09:00-18:00")]
    [InlineData("Mo,We,Sa 10:00-12:30", "Mo,We,Sa 10:00-12:30")]
    [InlineData("Mo-Su 08:00-24:00", "Mo,Tu,We,Th,Fr,Sa,Su 08:00-24:00")]
    public void Hours_Written_ReadTheSame(string text, string written)
    {
        BusinessHours.Parse(text).ToString().ShouldBe(written);
        BusinessHours.Parse(written).ShouldBe(BusinessHours.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("09:00-18:00")]
    [InlineData("Mo-Fr 18:00-09:00")]
    [InlineData("Mo-Fr 09:00-09:00")]
    [InlineData("Fr-Mo 09:00-18:00")]
    [InlineData("Mo-Xx 09:00-18:00")]
    [InlineData("Mo-We-Fr 09:00-18:00")]
    [InlineData("Mo-Fr 9:00-18:00")]
    [InlineData("Mo-Fr 09:60-18:00")]
    [InlineData("Mo-Fr 09:00-24:01")]
    [InlineData("Mo-Fr 09:00-18:00 always")]
    public void Hours_NotHours_AreRefused(string text) => Should.Throw<FormatException>(() => BusinessHours.Parse(text)).Message.ShouldContain("Mo-Fr 09:00-18:00");

    [Theory]
    [InlineData("2026-11-02T10:00", "2026-11-02T10:45", 45)] // Monday, in hours
    [InlineData("2026-11-02T07:00", "2026-11-02T09:30", 30)] // before opening
    [InlineData("2026-11-06T17:30", "2026-11-09T09:20", 50)] // Friday evening to Monday
    [InlineData("2026-11-07T10:00", "2026-11-08T20:00", 0)] // a weekend
    [InlineData("2026-11-02T20:00", "2026-11-04T08:00", 540)] // a whole Tuesday
    [InlineData("2026-11-02T12:00", "2026-11-02T11:00", 0)]
    public void Minutes_InBusinessHours(string from, string to, double minutes) =>
        new ResponseClock(BusinessHours.Parse("Mo-Fr 09:00-18:00"), Paris).MinutesBetween(InParis(from), InParis(to)).ShouldBe(minutes);

    [Fact]
    public void Minutes_WithoutHours_AreAllMinutes() => ResponseClock.AllDay.MinutesBetween(InParis("2026-11-06T17:30"), InParis("2026-11-09T17:30")).ShouldBe(3 * 24 * 60);

    [Fact]
    public void Minutes_NightOfTheClockChange_AreThoseThatPass() =>
        new ResponseClock(BusinessHours.Parse("Mo-Su 00:00-24:00"), Paris).MinutesBetween(InParis("2026-10-25T00:00"), InParis("2026-10-26T00:00")).ShouldBe(25 * 60);

    private static DateTimeOffset InParis(string text)
    {
        var local = DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new(local, Paris.GetUtcOffset(local));
    }
}

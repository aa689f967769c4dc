using Engagement.Functions.Alert;

namespace Engagement.Functions.Tests.Alert;

public class QuietHoursTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    // Winter: Paris is an hour ahead.
    [InlineData("20:00", "07:00", "2026-11-23T18:59:59Z", null)]
    [InlineData("20:00", "07:00", "2026-11-23T19:00:00Z", "2026-11-24T06:00:00Z")]
    [InlineData("20:00", "07:00", "2026-11-24T05:59:00Z", "2026-11-24T06:00:00Z")]
    [InlineData("20:00", "07:00", "2026-11-24T06:00:00Z", null)]
    [InlineData("12:00", "14:00", "2026-11-24T11:30:00Z", "2026-11-24T13:00:00Z")]
    [InlineData("00:00", "00:00", "2026-11-24T03:00:00Z", null)]
    // The night in which summer begins is an hour shorter, and 02:30 does not exist in it.
    [InlineData("20:00", "07:00", "2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("20:00", "02:30", "2026-03-28T22:00:00Z", "2026-03-29T01:00:00Z")]
    public void EndAt_Instant_IsWhenTheQuietEnds(string from, string until, string now, string? end)
    {
        var quiet = new QuietHours(Paris, TimeOnly.Parse(from, null), TimeOnly.Parse(until, null));

        quiet.EndAt(DateTimeOffset.Parse(now, null)).ShouldBe(end is null ? null : DateTimeOffset.Parse(end, null));
    }
}

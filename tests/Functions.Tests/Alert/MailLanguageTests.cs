using Engagement.Core;
using Engagement.Functions.Alert.Texts;

namespace Engagement.Functions.Tests.Alert;

public class MailLanguageTests
{
    [Theory]
    [InlineData("2026-11-16", "2026-11-22", "16 to 22 November 2026", "du 16 au 22 novembre 2026")]
    [InlineData("2026-11-30", "2026-12-06", "30 November to 6 December 2026", "du 30 novembre au 6 décembre 2026")]
    [InlineData("2025-12-29", "2026-01-04", "29 December 2025 to 4 January 2026", "du 29 décembre 2025 au 4 janvier 2026")]
    [InlineData("2026-06-01", "2026-06-07", "1 to 7 June 2026", "du 1er au 7 juin 2026")]
    public void Days_Week_SaysOnceWhatBothEndsShare(string first, string last, string english, string french)
    {
        var days = new DayRange(DateOnly.Parse(first, null), DateOnly.Parse(last, null));

        MailLanguage.English.Days(days).ShouldBe(english);
        MailLanguage.French.Days(days).ShouldBe(french);
    }

    [Theory]
    [InlineData(1234567.4, "1,234,567", "1\u202f234\u202f567")]
    [InlineData(-1200, "\u22121,200", "\u22121\u202f200")]
    [InlineData(0, "0", "0")]
    public void Count_Number_IsGroupedAsItsReadersDo(double value, string english, string french)
    {
        MailLanguage.English.Count(value).ShouldBe(english);
        MailLanguage.French.Count(value).ShouldBe(french);
    }

    [Fact]
    public void Percent_Rate_HasTwoDecimals()
    {
        MailLanguage.English.Percent(0.0375).ShouldBe("3.75%");
        MailLanguage.French.Percent(0.0375).ShouldBe("3,75\u202f%");
        MailLanguage.French.Points(-0.001).ShouldBe("\u22120,10");
        MailLanguage.English.Change(1200).ShouldBe("+1,200");
    }

    [Fact]
    public void Instant_InAZone_IsWrittenAsItIs() =>
        MailLanguage.French.Instant(new(2026, 3, 1, 9, 5, 0, TimeSpan.FromHours(1))).ShouldBe("1er mars 2026 à 09:05");
}

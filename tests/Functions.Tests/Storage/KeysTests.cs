using Engagement.Core;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Tests.Storage;

public class KeysTests
{
    private static readonly PageKey Page = new(Network.Facebook, "1000");

    [Fact]
    public void Keys_OfEachTable_ReadAsDocumented()
    {
        Keys.Partition(Page, new(2026, 3, 9)).ShouldBe("facebook|1000|202603");
        Keys.DayRow(new(2026, 3, 9)).ShouldBe("20260309");
        Keys.PostRow(new(2026, 3, 9, 1, 2, 3, TimeSpan.FromHours(2)), "1000_7").ShouldBe("20260308T230203Z|1000_7");
        Keys.PeriodRow(DayRange.EndingOn(new(2026, 3, 9), 7), "views").ShouldBe("20260309|007|views");
    }

    [Theory]
    [InlineData("2026-08-24", "2026-11-21", "2026-08-24..2026-08-31 2026-09-01..2026-09-30 2026-10-01..2026-10-31 2026-11-01..2026-11-21")]
    [InlineData("2025-12-31", "2026-01-01", "2025-12-31..2025-12-31 2026-01-01..2026-01-01")]
    [InlineData("2024-02-29", "2024-02-29", "2024-02-29..2024-02-29")]
    public void Months_ARange_IsCutWhereMonthsEnd(string first, string last, string expected) =>
        string.Join(' ', Keys.Months(new(DateOnly.Parse(first, null), DateOnly.Parse(last, null)))).ShouldBe(expected);
}

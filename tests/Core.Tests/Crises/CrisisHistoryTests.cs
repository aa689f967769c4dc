using Engagement.Core.Crises;

namespace Engagement.Core.Tests.Crises;

public sealed class CrisisHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = Noon.AddDays(3);

    [Fact]
    public void Merge_NothingGone_IsWhatIsFoundNow()
    {
        Crisis[] now = [Of(0, 4, 40), Of(30, 40, 35)];

        CrisisHistory.Merge([Of(0, 5, 90), Of(20, 22, 60)], now, [], Until).ShouldBe(now);
    }

    [Fact]
    public void Merge_CommentsOfAStrongerCrisisAreGone_KeepsIt()
    {
        var before = Of(0, 5, 90);

        CrisisHistory.Merge([before], [Of(1, 4, 40), Of(30, 40, 35)], [Noon.AddHours(2)], Until).ShouldBe([before, Of(30, 40, 35)]);
        CrisisHistory.Merge([before], [], [Noon.AddHours(-20)], Until).ShouldBe([before], "its first reading looked back a day");
    }

    [Fact]
    public void Merge_CommentsOfOtherHoursAreGone_IsWhatIsFoundNow() =>
        CrisisHistory.Merge([Of(0, 5, 90)], [], [Noon.AddHours(-30), Noon.AddHours(8)], Until).ShouldBeEmpty();

    [Fact]
    public void Merge_AStrongerCrisisIsFoundNow_IsThatOne() =>
        CrisisHistory.Merge([Of(0, 5, 60)], [Of(1, 9, 80)], [Noon], Until).ShouldBe([Of(1, 9, 80)]);

    [Fact]
    public void Merge_AKeptCrisisThatWasOpen_EndsAsIsFoundNow()
    {
        var before = Of(0, null, 90);

        CrisisHistory.Merge([before], [Of(0, 7, 40)], [Noon], Until).ShouldBe([before with { EndedAt = Noon.AddHours(7) }]);
        CrisisHistory.Merge([before], [], [Noon], Until).ShouldBe([before with { EndedAt = before.Peak.At }]);
        CrisisHistory.Merge([before], [], [Noon], Noon.AddHours(9)).ShouldBe([before], "it is not quiet for long enough");
    }

    private static Crisis Of(int from, int? to, double index) => new(Noon.AddHours(from), to is { } hours ? Noon.AddHours(hours) : null, Peak(from + 1, index));

    private static CrisisReading Peak(int hour, double index) => new(Noon.AddHours(hour), 1, index, 9, 9, 9, 9, []);
}

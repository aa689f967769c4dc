using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Tests.Collect;

public class CoveredDaysTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void Add_AdjacentAndOverlapping_Merges()
    {
        var days = CoveredDays.None.Add(Range(0, 4)).Add(Range(10, 12)).Add(Range(5, 6)).Add(Range(11, 20));

        days.ToString().ShouldBe("2026-01-01..2026-01-07,2026-01-11..2026-01-21");
    }

    [Fact]
    public void Add_BridgingRange_JoinsItsNeighbours() =>
        CoveredDays.None.Add(Range(0, 2)).Add(Range(6, 8)).Add(Range(2, 6)).ToString().ShouldBe("2026-01-01..2026-01-09");

    [Fact]
    public void Add_AnyOrder_GivesTheSameDays()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var ranges = Enumerable.Range(0, 6).Select(_ => random.Next(60)).Select(first => Range(first, first + random.Next(9))).ToArray();
            var inOrder = ranges.Aggregate(CoveredDays.None, (days, range) => days.Add(range));
            random.Shuffle(ranges);
            var shuffled = ranges.Aggregate(CoveredDays.None, (days, range) => days.Add(range).Add(range));

            shuffled.ToString().ShouldBe(inOrder.ToString());
            inOrder.Ranges.SelectMany(r => r.Days()).ShouldBe(ranges.SelectMany(r => r.Days()).Distinct().Order());
            CoveredDays.Parse(inOrder.ToString()).ToString().ShouldBe(inOrder.ToString());
        }
    }

    [Fact]
    public void MissingFrom_AnyDays_IsTheRest()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var covered = Enumerable.Range(0, 4).Select(_ => random.Next(40)).Select(first => Range(first, first + random.Next(9)))
                .Aggregate(CoveredDays.None, (days, range) => days.Add(range));
            var wanted = Range(random.Next(20), 20 + random.Next(20));

            covered.MissingFrom(wanted).Ranges.SelectMany(r => r.Days()).ShouldBe(wanted.Days().Except(covered.Ranges.SelectMany(r => r.Days())));
        }
    }

    [Fact]
    public void Parse_NoText_IsNoDay() => CoveredDays.Parse(null).Ranges.ShouldBeEmpty();

    [Fact]
    public void Parse_Nonsense_SaysHowItReads() =>
        Should.Throw<FormatException>(() => CoveredDays.Parse("yesterday")).Message.ShouldContain("yyyy-MM-dd..yyyy-MM-dd");

    private static DayRange Range(int first, int last) => new(Start.AddDays(first), Start.AddDays(last));
}

using Engagement.Core.Kpis;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Kpis;

public class PercentileTests
{
    private static readonly DayRange Week = PeriodKind.Week.At(new(2026, 11, 20));

    [Fact]
    public void Rank_ValuesBelowAndEqual_CountWholeAndHalf() =>
        PercentileRank.Of(7, [1, 2, 3, 4, 5, 6, 6.5, 7, 8, 9], 8).ShouldBe(new(0.75, 10));

    [Fact]
    public void Rank_TooFew_HasNoValue() => PercentileRank.Of(7, [1, 2, 3], 4).ShouldBe(new(null, 3));

    [Fact]
    public void Rank_AnyValues_IsAShareThatTurnsAroundWithThem() => Prop.ForAll(
        Gen.Choose(-20, 20).ArrayOf(12).ToArbitrary(),
        values =>
        {
            var rank = PercentileRank.Of(values[0], [.. values[1..].Select(v => (double)v)], 1).Value!.Value;

            rank.ShouldBeInRange(0, 1);
            PercentileRank.Of(-values[0], [.. values[1..].Select(v => -(double)v)], 1).Value!.Value.ShouldBe(1 - rank, 1e-12);
            PercentileRank.Of(3.0 * values[0], [.. values[1..].Reverse().Select(v => 3.0 * v)], 1).Value.ShouldBe(rank);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Earlier_Weeks_AreThoseOfTwelveMonths()
    {
        var earlier = OwnPercentile.Earlier(PeriodKind.Week, Week).ToList();

        earlier.Count.ShouldBe(51);
        earlier[0].LastDay.ShouldBe(Week.FirstDay.AddDays(-1));
        earlier[^1].FirstDay.ShouldBeGreaterThan(Week.LastDay.AddYears(-1));
        OwnPercentile.Earlier(PeriodKind.Month, PeriodKind.Month.At(Week.LastDay)).Count().ShouldBe(11);
        OwnPercentile.Earlier(PeriodKind.Trailing28Days, PeriodKind.Trailing28Days.At(Week.LastDay)).Count().ShouldBe(12);
    }

    [Fact]
    public void OwnPercentile_WeeksOfTheYear_RankAmongThemselves()
    {
        var earlier = Weeks("engagements", [10, 20, 30, 40, 50, 60, 70, 80, 90, null]);

        OwnPercentile.Of(Network.Facebook, PeriodChangeTests.Kpi("engagements", Week, 65), earlier).ShouldBe(new(6 / 9.0, 9), "the one without value does not count");
    }

    [Fact]
    public void OwnPercentile_FewWeeks_HasNoValue() =>
        OwnPercentile.Of(Network.Facebook, PeriodChangeTests.Kpi("engagements", Week, 65), Weeks("engagements", [10, 20, 30])).ShouldBe(new(null, 3));

    [Fact]
    public void OwnPercentile_WeeksBeforeASeriesBreak_DoNotCount()
    {
        // Viewers are counted differently since 15 June 2026.
        var earlier = Weeks("viewers", [.. Enumerable.Range(1, 51).Select(i => (double?)i)]);

        OwnPercentile.Of(Network.Facebook, PeriodChangeTests.Kpi("viewers", Week, 3), earlier).N.ShouldBe(22);
        OwnPercentile.Of(Network.X, PeriodChangeTests.Kpi("viewers", Week, 3), earlier).N.ShouldBe(51);
    }

    [Fact]
    public void OwnPercentile_PartialSums_AreNeitherRankedNorRankedAmong()
    {
        var earlier = Weeks("engagements", [.. Enumerable.Range(1, 12).Select(i => (double?)i)]);

        OwnPercentile.Of(Network.Facebook, PeriodChangeTests.Kpi("engagements", Week, 5, MetricStatus.Partial), earlier).Value.ShouldBeNull();
        OwnPercentile.Of(Network.Facebook, PeriodChangeTests.Kpi("engagements", Week, 5), [.. earlier.Select(k => k with { Status = MetricStatus.Partial })]).N.ShouldBe(0);
    }

    private static List<PeriodKpi> Weeks(string id, double?[] values) =>
        [.. OwnPercentile.Earlier(PeriodKind.Week, Week).Zip(values, (week, value) => PeriodChangeTests.Kpi(id, week, value))];
}

using Engagement.Core.Digest;
using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Digest;

public class DigestFactsTests
{
    private static readonly DayRange Week = new(new(2026, 11, 16), new(2026, 11, 22));
    private static readonly DayRange Before = PeriodKind.Week.Before(Week);

    [Fact]
    public void Choose_NoPages_SaysNothing() => DigestFacts.Choose([]).ShouldBeEmpty();

    [Fact]
    public void Choose_PageWithoutFigures_ComesFirstAndIsCounted()
    {
        var facts = DigestFacts.Choose([Page("b", []), Page("a", []), Page("c", [Kpi("followers", 5)])]);

        facts.ShouldBe([new(DigestFactKind.NoFigures, facts[0].Page, 2, null)]);
        facts[0].Page.Name.ShouldBe("a");
    }

    [Theory]
    // Wilson intervals at 95 %: 100 of 1000 is 0.083 to 0.120; 40 of 1000 is 0.029 to 0.054; 85 of 1000 is 0.069 to 0.104.
    [InlineData(40, 100, true)]
    [InlineData(100, 40, true)]
    [InlineData(85, 100, false)]
    public void Choose_RateMoved_OnlyWhenTheIntervalsAreApart(int now, int before, bool moved)
    {
        var facts = DigestFacts.Choose([Page("a", [Rate(now, 1000)], [Rate(before, 1000) with { Period = Before }])]);

        facts.Any(fact => fact.Kind == DigestFactKind.EngagementRateMoved).ShouldBe(moved);
    }

    [Fact]
    public void Choose_RateMovedAcrossASeriesBreak_SaysNothing()
    {
        // Views took over from impressions on 15 November 2025, a Saturday.
        var broken = PeriodKind.Week.At(new(2025, 11, 15));

        var facts = DigestFacts.Choose([Page("a", [Rate(40, 1000) with { Period = broken }], [Rate(100, 1000) with { Period = PeriodKind.Week.Before(broken) }])]);

        facts.ShouldNotContain(fact => fact.Kind == DigestFactKind.EngagementRateMoved);
    }

    [Fact]
    public void Choose_RatesMoved_TakesTheLargestRelativeChange()
    {
        var facts = DigestFacts.Choose(
        [
            Page("a", [Rate(40, 1000)], [Rate(100, 1000) with { Period = Before }]),
            Page("b", [Rate(300, 1000)], [Rate(100, 1000) with { Period = Before }]),
        ]);

        (facts[0].Page.Name, facts[0].Number, facts[0].Other).ShouldBe(("b", 0.3, 0.1));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 2, false)]
    [InlineData(1, 0, false)]
    public void Choose_Silent_OnlyWhenTheWholeWeekIsKnown(double posts, int missingDays, bool isSilent)
    {
        var facts = DigestFacts.Choose([Page("a", [Kpi("posts_published", posts) with { MissingDays = missingDays }, Kpi("followers", 50)])]);

        facts.Any(fact => fact.Kind == DigestFactKind.Silent).ShouldBe(isSilent);
    }

    [Fact]
    public void Choose_FollowersMoved_IsByShareAndNotOfSmallPages()
    {
        var facts = DigestFacts.Choose(
        [
            Page("tiny", [Kpi("followers", 20), Kpi("net_follows", 10)]),
            Page("large", [Kpi("followers", 100_000), Kpi("net_follows", 900)]),
            Page("middle", [Kpi("followers", 1_000), Kpi("net_follows", -50)]),
        ]);

        facts.ShouldHaveSingleItem().ShouldBe(new(DigestFactKind.FollowersMoved, facts[0].Page, -50, 1_000));
        facts[0].Page.Name.ShouldBe("middle");
    }

    [Fact]
    public void Choose_MoreThanThree_KeepsTheMostPressing()
    {
        var facts = DigestFacts.Choose(
        [
            Page("none", []),
            Page("a", [Rate(40, 1000), Kpi("posts_published", 0), Kpi("followers", 500), Kpi("net_follows", 5), Kpi("best_post", 9)], [Rate(100, 1000) with { Period = Before }]),
        ]);

        facts.Select(fact => fact.Kind).ShouldBe([DigestFactKind.NoFigures, DigestFactKind.EngagementRateMoved, DigestFactKind.Silent]);
    }

    [Fact]
    public void Choose_AnyOrderOfPages_SaysTheSame()
    {
        PageWeek[] pages = [Page("a", [Kpi("best_post", 9)]), Page("b", [Kpi("best_post", 9)]), Page("c", [Kpi("best_post", 8)])];

        DigestFacts.Choose(pages).ShouldBe(DigestFacts.Choose([.. pages.Reverse()]));
        DigestFacts.Choose(pages)[0].Page.Name.ShouldBe("a");
    }

    private static PageWeek Page(string id, IReadOnlyList<PeriodKpi> now, IReadOnlyList<PeriodKpi>? before = null) => new(
        new(Network.Facebook, id), id, now.ToDictionary(kpi => kpi.Definition.Id), (before ?? []).ToDictionary(kpi => kpi.Definition.Id), MetricStatus.Ok);

    private static PeriodKpi Kpi(string id, double value) =>
        new(QuantitativeKpis.Definitions.Single(kpi => kpi.Id == id), Week, value, null, null, 7, 0, MetricStatus.Ok, null, null);

    private static PeriodKpi Rate(double numerator, double denominator) =>
        Kpi("engagement_rate_by_views", numerator / denominator) with { Numerator = numerator, Denominator = denominator, Interval = WilsonScore.Of(numerator, denominator) };
}

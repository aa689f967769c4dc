using Engagement.Core.Benchmarks;
using Engagement.Core.Kpis;
using Engagement.Core.Tests.Kpis;

namespace Engagement.Core.Tests.Benchmarks;

public class PageBenchmarkTests
{
    private static readonly DayRange Month = new(new(2026, 10, 1), new(2026, 10, 31));
    private static readonly Peer Page = Peer("us", "FR", 0.05);

    [Fact]
    public void Of_PagesOfOneTenant_RankAmongEachOtherAndByMarket()
    {
        Peer[] others =
        [
            .. new[] { 0.01, 0.02, 0.03, 0.06, 0.07 }.Select(value => Peer("us", "FR", value)),
            .. new[] { 0.01, 0.02, 0.03, 0.04, 0.05 }.Select(value => Peer("us", "BE", value)),
        ];

        var benchmark = PageBenchmark.Of(Page, others);

        benchmark.OwnPages.ShouldBe(new(7.5 / 10, 10));
        benchmark.Market.ShouldBe(new(3 / 5.0, 5));
        benchmark.Elsewhere.ShouldBe(new(4.5 / 5, 5));
    }

    [Fact]
    public void Of_FewPages_SaysNothing() => PageBenchmark.Of(Page, [.. Enumerable.Repeat(Peer("us", "FR", 1), 4)]).OwnPages.ShouldBe(new(null, 4));

    [Fact]
    public void Of_PagesOfFewOtherTenants_AreNotEvenCounted()
    {
        var two = Enumerable.Range(0, 20).Select(i => Peer($"tenant {i % 2}", "FR", i / 100.0)).ToList();

        PageBenchmark.Of(Page, two).Market.ShouldBe(new(null, 0));
        PageBenchmark.Of(Page, two.Append(Peer("a third", "FR", 0.5))).Market.ShouldBe(new(5.5 / 21, 21));
        PageBenchmark.Of(Page, two).OwnPages.N.ShouldBe(0);
    }

    [Fact]
    public void Of_PagesWithoutMarketOrValue_AreLeftOut()
    {
        var others = Enumerable.Range(0, 8).Select(_ => Peer("us", null, 0.01)).Append(Peer("us", "FR", null)).ToList();

        PageBenchmark.Of(Page, others).ShouldBe(new(new(1, 8), new(null, 0), new(null, 0)));
        PageBenchmark.Of(Page with { Market = null }, [.. Enumerable.Repeat(Peer("us", "FR", 1), 9)]).Elsewhere.N.ShouldBe(0);
    }

    [Fact]
    public void IsComparable_Kpis_AreRatesAndPacesAlone()
    {
        var comparable = QuantitativeKpis.Definitions.Where(PageBenchmark.IsComparable).Select(definition => definition.Id).ToList();

        comparable.ShouldContain("engagement_rate_by_views");
        comparable.ShouldContain("posts_per_week");
        comparable.ShouldContain("conversation_rate");
        comparable.ShouldNotContain("followers");
        comparable.ShouldNotContain("viewers");
    }

    private static Peer Peer(string tenant, string? market, double? value) => new(tenant, market, PeriodChangeTests.Kpi("engagement_rate_by_views", Month, value));
}

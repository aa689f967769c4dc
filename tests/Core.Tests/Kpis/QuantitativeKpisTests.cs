using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Kpis;

public class QuantitativeKpisTests
{
    [Fact]
    public void Compute_AnyInput_ReturnsEveryKpiOnceInTheOrderOfTheCatalogue() =>
        QuantitativeKpis.Compute(Some.Days(7), new([], [])).Select(k => k.Definition).ShouldBe(QuantitativeKpis.Definitions);

    [Fact]
    public void Compute_NothingKnown_HasNoValueAndNotCollectedEverywhere()
    {
        foreach (var kpi in QuantitativeKpis.Compute(Some.Days(28), new([], [])))
        {
            (kpi.Value, kpi.Numerator, kpi.Denominator).ShouldBe((null, null, null));
            (kpi.N, kpi.Status).ShouldBe((0, MetricStatus.NotCollected));
        }
    }

    [Fact]
    public void Compute_ReasonsDiffer_GivesTheMostFrequent()
    {
        var days = Some.History(5, i =>
            [(PageMetric.Views, MetricValue.Missing(i < 3 ? MetricStatus.NoPermission : MetricStatus.TokenExpired))]);

        Some.Kpi("views", Some.Days(5), days).Status.ShouldBe(MetricStatus.NoPermission);
    }

    [Fact]
    public void Compute_ReasonsEquallyFrequent_GivesTheOneThatNamesACause()
    {
        // Two days refused, two without a row.
        var days = Some.History(PageMetric.Views, null, null);

        Some.Kpi("views", Some.Days(4), days).Status.ShouldBe(MetricStatus.MetricRemoved);
    }

    [Fact]
    public void Compute_MostDaysWithoutARow_IsNotCollected() =>
        Some.Kpi("views", Some.Days(5), Some.History(PageMetric.Views, null, null)).Status.ShouldBe(MetricStatus.NotCollected);

    [Fact]
    public void Compute_DaysOutsideThePeriod_AreLeftOut()
    {
        var days = Some.History(PageMetric.Views, 1, 2, 4, 8);

        var kpi = Some.Kpi("views", new(Some.FirstDay.AddDays(1), Some.FirstDay.AddDays(2)), days);

        (kpi.Value, kpi.N, kpi.Status).ShouldBe((6, 2, MetricStatus.Ok));
    }

    [Fact]
    public void Compute_DayGivenTwice_IsRejected()
    {
        var days = Some.History(PageMetric.Views, 1, 2);

        Should.Throw<ArgumentException>(() => QuantitativeKpis.Compute(Some.Days(2), new([.. days, days[1]], [])))
            .Message.ShouldStartWith("facebook/1000 2026-11-03 is given twice");
    }

    [Fact]
    public void Compute_PostGivenTwice_IsRejected()
    {
        var post = Some.Post("77", 0, 1);

        Should.Throw<ArgumentException>(() => QuantitativeKpis.Compute(Some.Days(1), new([], [post, post with { Message = "edited" }])))
            .Message.ShouldStartWith("post 77 of facebook/1000 is given twice");
    }

    [Fact]
    public void Compute_TwoPages_AreRejected()
    {
        var other = new PageKey(Network.Facebook, "2000");
        var days = Some.History(PageMetric.Views, 1, 2);
        var mixed = new[] { days[0], days[1] with { Page = other } };

        Should.Throw<ArgumentException>(() => QuantitativeKpis.Compute(Some.Days(2), new(mixed, [])))
            .Message.ShouldStartWith("facebook/2000 is mixed with facebook/1000");
        Should.Throw<ArgumentException>(() => QuantitativeKpis.Compute(Some.Days(2), new(days, [Some.Post("1", 0, 1) with { Page = other }])));
    }

    [Fact]
    public void Compute_PostBeyondLong_Throws()
    {
        var post = Some.Post("1", 0, reactions: long.MaxValue, comments: 1);

        Should.Throw<OverflowException>(() => QuantitativeKpis.Compute(Some.Days(1), new([], [post])));
    }

    [Fact]
    public void Compute_Sequences_AreReadOnceEach()
    {
        var days = new CountingSequence<DailyPageMetrics>(Some.History(PageMetric.Views, 1));
        var posts = new CountingSequence<Post>([Some.Post("1", 0, 1)]);

        QuantitativeKpis.Compute(Some.Days(1), new(days, posts));

        (days.Reads, posts.Reads).ShouldBe((1, 1));
    }

    [Fact]
    public void Reference_Definition_IsIdAndVersion() =>
        QuantitativeKpis.Definitions.Single(d => d.Id == "engagement_rate_by_views").Reference.ShouldBe("engagement_rate_by_views@1");

    [Fact]
    public void Name_EveryUnit_IsLowerSnakeCaseAndDifferent()
    {
        var names = Enum.GetValues<KpiUnit>().Select(u => u.Name()).ToList();

        names.ShouldBe(["count", "people", "people_per_day", "rate", "per_week", "per_post", "hours", "money"]);
        Should.Throw<ArgumentOutOfRangeException>(() => ((KpiUnit)99).Name());
    }

    private sealed class CountingSequence<T>(IEnumerable<T> items) : IEnumerable<T>
    {
        public int Reads { get; private set; }

        public IEnumerator<T> GetEnumerator()
        {
            Reads++;
            return items.GetEnumerator();
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

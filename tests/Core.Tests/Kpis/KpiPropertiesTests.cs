using Engagement.Core.Kpis;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Kpis;

/// <summary>What must hold for any history: values, zeros, gaps and refusals in any mixture.</summary>
public class KpiPropertiesTests
{
    private static readonly string[] Additive = 
    [
        "follows_gained", "follows_lost", "net_follows", "views", "views_organic", "views_from_ads", "engagements", "reactions", "posts_published", "active_days",
        "post_engagements",
    ];

    [Fact]
    public void Compute_AnyHistory_KeepsTheInvariants() => ForAny(history =>
    {
        foreach (var kpi in history.Compute())
        {
            kpi.Value.HasValue.ShouldBe(kpi.Status is MetricStatus.Ok or MetricStatus.Provisional or MetricStatus.Partial);
            (kpi.Status == MetricStatus.Partial).ShouldBe(kpi.Value.HasValue && kpi.MissingDays > 0);
            kpi.MissingDays.ShouldBeInRange(0, history.Period.DayCount);
            kpi.N.ShouldBeGreaterThanOrEqualTo(0);
            (kpi.PostId is not null).ShouldBe(kpi.Definition.Id == "best_post" && kpi.Value.HasValue);
            foreach (var number in new[] { kpi.Value, kpi.Numerator, kpi.Denominator, kpi.Interval?.Low, kpi.Interval?.High })
                double.IsFinite(number ?? 0).ShouldBeTrue();
            if (kpi.Interval is { } interval)
                kpi.Value!.Value.ShouldBeInRange(interval.Low, interval.High);
        }
    });

    [Fact]
    public void Compute_DaysAndPostsShuffled_ChangesNothing() => ForAny(history =>
    {
        var random = new Random(history.Days.Length);
        var (days, posts) = ((DailyPageMetrics[])history.Days.Clone(), (Post[])history.Posts.Clone());
        random.Shuffle(days);
        random.Shuffle(posts);

        QuantitativeKpis.Compute(history.Period, new(days, posts)).ShouldBe(history.Compute());
    });

    [Fact]
    public void Compute_CountsScaled_ScalesSumsAndLeavesRates() => ForAny(history =>
    {
        const int Factor = 7;
        var scaled = history.Scaled(Factor).Compute();

        foreach (var (kpi, times) in history.Compute().Zip(scaled))
        {
            var expected = NotScaled(kpi.Definition) ? kpi.Value : kpi.Value * Factor;
            (times.Value ?? -1).ShouldBe(expected ?? -1, 1e-12 + (Math.Abs(expected ?? 0) * 1e-12));
            (times.Status, times.N, times.MissingDays, times.PostId).ShouldBe((kpi.Status, kpi.N, kpi.MissingDays, kpi.PostId));
        }
    });

    [Fact]
    public void Compute_PeriodSplitInTwo_SumsAddUp() => ForAny(history =>
    {
        if (history.Period.DayCount == 1)
            return;
        var parts = history.Period.SplitInto((history.Period.DayCount + 1) / 2).Select(part => history with { Period = part }).ToList();

        foreach (var whole in history.Compute().Where(k => Additive.Contains(k.Definition.Id)))
        {
            var halves = parts.Select(part => part.Compute().Single(k => k.Definition == whole.Definition)).ToList();
            // A half without any post has no sum of engagements when one of its days is missing, but then it adds nothing.
            (whole.Value ?? 0).ShouldBe(halves.Sum(h => h.Value ?? 0));
            whole.N.ShouldBe(halves.Sum(h => h.N));
            whole.MissingDays.ShouldBe(halves.Sum(h => h.MissingDays));
        }
    });

    [Fact]
    public void Compute_ADayTakenAway_NeverAddsToNAndNeverHidesTheGap() => ForAny(history =>
    {
        var fewer = (history with { Days = history.Days[1..] }).Compute();

        foreach (var (before, after) in history.Compute().Zip(fewer))
        {
            after.N.ShouldBeLessThanOrEqualTo(before.N);
            after.MissingDays.ShouldBeGreaterThanOrEqualTo(before.MissingDays);
            if (after.MissingDays > 0)
                after.Status.ShouldNotBeOneOf(MetricStatus.Ok, MetricStatus.Provisional);
        }
    });

    [Fact]
    public void Compute_EveryDayKnown_NIsEveryDay() => Prop.ForAll(Gen.Choose(1, 120).ToArbitrary(), dayCount =>
    {
        var days = Some.History(dayCount, _ => PageMetric.All.Select(m => (m, MetricValue.Ok(3))));
        foreach (var kpi in QuantitativeKpis.Compute(Some.Days(dayCount), new(days, [])).Where(k => CountsDays(k.Definition)))
            (kpi.N, kpi.MissingDays).ShouldBe((dayCount, 0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Compute_CountsAtTheLimitOfLong_StaysFinite()
    {
        var days = Some.History(28, _ => PageMetric.All.Select(m => (m, MetricValue.Ok(long.MaxValue))));
        Post[] posts = [Some.Post("1", 0, long.MaxValue), Some.Post("2", 0, long.MaxValue)];

        var kpis = QuantitativeKpis.Compute(Some.Days(28), new(days, posts));

        kpis.ShouldAllBe(k => double.IsFinite(k.Value!.Value) && k.Value >= 0);
        kpis.ShouldAllBe(k => double.IsFinite(k.Numerator ?? 0) && double.IsFinite(k.Denominator ?? 0));
        kpis.Single(k => k.Definition.Id == "best_post").Denominator.ShouldBe(long.MaxValue);
    }

    private static bool CountsDays(KpiDefinition kpi) => kpi.CountedByN.StartsWith("days", StringComparison.Ordinal);

    /// <summary>Rates, and what counts posts: more reactions do not make more posts.</summary>
    private static bool NotScaled(KpiDefinition kpi) => kpi.Unit == KpiUnit.Rate || kpi.Id is "posts_published" or "posts_per_week" or "active_days";

    private static void ForAny(Action<History> holds) => Prop.ForAll(Histories, holds).QuickCheckThrowOnFailure();

    private static Arbitrary<History> Histories
    {
        get
        {
            var value = Gen.Frequency(
                (10, Gen.Choose(0, 100_000).Select(n => MetricValue.Ok(n))),
                (2, Gen.Constant(MetricValue.Ok(0))),
                (2, Gen.Choose(0, 1000).Select(n => MetricValue.Provisional(n))),
                (1, Gen.Elements(MetricStatus.NotCollected, MetricStatus.MetricRemoved, MetricStatus.NoPermission)
                    .Select(MetricValue.Missing)));
            return (
                from dayCount in Gen.Elements(1, 2, 6, 7, 8, 28, 31)
                from rows in Gen.Choose(1, dayCount)
                from values in value.ArrayOf(dayCount * PageMetric.All.Count)
                from postDays in Gen.Choose(0, dayCount - 1).ArrayOf()
                from counts in value.ArrayOf(postDays.Length * 3)
                from lost in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Constant(1)))
                select new History(
                    Some.Days(dayCount),
                    Some.History(rows, day => PageMetric.All.Select((m, i) => (m, m == PageMetric.PostsPublished
                        ? Published(values[(day * PageMetric.All.Count) + i], postDays.Count(d => d == day) + lost)
                        : values[(day * PageMetric.All.Count) + i]))),
                    [.. postDays.Select((day, i) => Some.Post($"{i}", day, 0) with
                    {
                        Reactions = counts[3 * i], Comments = counts[(3 * i) + 1], Shares = counts[(3 * i) + 2],
                    })])).ToArbitrary();
        }
    }

    /// <summary>A count of posts that mostly agrees with the posts themselves.</summary>
    private static MetricValue Published(MetricValue status, long posts) => status switch
    {
        { Count: null } => status,
        { Status: MetricStatus.Ok } => MetricValue.Ok(posts),
        _ => MetricValue.Provisional(posts),
    };

    private sealed record History(DayRange Period, DailyPageMetrics[] Days, Post[] Posts)
    {
        public IReadOnlyList<PeriodKpi> Compute() => QuantitativeKpis.Compute(Period, new(Days, Posts));

        public History Scaled(int factor) => this with
        {
            Days = [.. Days.Select(d => d with
            {
                Values = d.Values.ToDictionary(v => v.Key, v => v.Key == PageMetric.PostsPublished ? v.Value : Scale(v.Value, factor)),
            })],
            Posts =
            [
                .. Posts.Select(p => p with
                {
                    Reactions = Scale(p.Reactions, factor), Comments = Scale(p.Comments, factor), Shares = Scale(p.Shares, factor),
                }),
            ],
        };

        private static MetricValue Scale(MetricValue value, int factor) => value switch
        {
            { Count: { } count, Status: MetricStatus.Ok } => MetricValue.Ok(count * factor),
            { Count: { } count } => MetricValue.Provisional(count * factor),
            _ => value,
        };
    }
}

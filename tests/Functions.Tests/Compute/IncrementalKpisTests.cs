using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Compute;

/// <summary>What is stored after any run of changes is what a computation from scratch would store.</summary>
public class IncrementalKpisTests(AzuriteFixture azurite)
{
    private static readonly PageKey Page = new(Network.Facebook, "1000");
    private static readonly DateOnly LastDay = new(2026, 11, 21);
    private static readonly DayRange History = DayRange.EndingOn(LastDay, 150);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Quantify_LateCorrectionsInAnyOrder_EndsAsFromScratch(int seed)
    {
        var random = new Random(seed);
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        // Whoever collects days asks for the KPIs through the last day that is complete by then; the messages arrive late and in any order.
        var messages = new List<QuantifyMessage>();
        var throughDay = History.FirstDay;
        foreach (var changed in Enumerable.Range(0, 12).Select(_ => Somewhere(random)).Append(History))
        {
            throughDay = Later(throughDay, changed.LastDay.AddDays(random.Next(LastDay.DayNumber - changed.LastDay.DayNumber + 1)));
            await WriteAsync(pipeline, changed, random);
            messages.Add(QuantifyMessage.For(Page, changed, throughDay));
            if (random.Next(2) == 0)
                await DeliverAsync(pipeline, messages[random.Next(messages.Count)]);
        }
        var rest = messages.Concat(messages).ToArray();
        random.Shuffle(rest);
        foreach (var message in rest)
            await DeliverAsync(pipeline, message);

        var history = new PageHistory(
            await pipeline.DaysAsync(History), await pipeline.Get<PostRows>().ReadCountsAsync(Page, History, CancellationToken.None));
        foreach (var period in Complete())
            (await pipeline.Get<PeriodKpiRows>().ReadAsync(Page, period, CancellationToken.None)).Select(stored => stored.Kpi)
                .SequenceEqual(QuantitativeKpis.Compute(period, history)).ShouldBeTrue($"{period}, seed {seed}");
    }

    /// <summary>What is not stored is computed from what is stored of days and posts, so it can only go wrong in how these are read in pieces.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Histories_PeriodsOfAnyKind_HoldWhatAWholeHistoryHolds(int seed)
    {
        var random = new Random(seed);
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        var years = DayRange.EndingOn(LastDay, 400);
        await WriteAsync(pipeline, years, random);
        var history = new PageHistory(await pipeline.DaysAsync(years), await pipeline.Get<PostRows>().ReadCountsAsync(Page, years, CancellationToken.None));
        var periods = Enumerable.Range(0, 60).Select(_ => Enum.GetValues<PeriodKind>()[random.Next(7)].At(years.FirstDay.AddDays(random.Next(years.DayCount)))).ToList();

        var read = new List<DayRange>();
        await foreach (var group in pipeline.Get<PeriodHistories>().ReadAsync(Page, periods, CancellationToken.None))
        {
            read.AddRange(group.Periods);
            group.Kpis().Select(stored => stored.Kpi).SequenceEqual(group.Periods.SelectMany(period => QuantitativeKpis.Compute(period, history))).ShouldBeTrue($"seed {seed}");
            QuantitativeKpis.Compute(years, group.History).Single(kpi => kpi.Definition.Id == "posts_per_week").N.ShouldBeLessThanOrEqualTo(31 + 92, "a quarter and a month are in memory at most");
        }
        read.ShouldBe(periods, ignoreOrder: true);
    }

    [Fact]
    public void ToCompute_OneNewDay_IsOnlyWhatHoldsIt()
    {
        KpiPeriods.ToCompute(new(LastDay, LastDay), LastDay).Select(period => period.ToString()).ShouldBe(
            ["2026-11-15..2026-11-21", "2026-10-25..2026-11-21", "2026-08-24..2026-11-21"]);
    }

    [Fact]
    public void ToCompute_DaysLongAgo_LeaveTodaysPeriodsAlone()
    {
        KpiPeriods.ToCompute(new(new(2026, 2, 2), new(2026, 2, 8)), LastDay).Count.ShouldBe(1 + 1 + 1, "their week, February and the first quarter");
    }

    /// <summary>Every calendar period that is over, and the trailing ones of the last day.</summary>
    private static IEnumerable<DayRange> Complete() =>
        KpiPeriods.Stored.SelectMany(kind => kind.Holding(History, LastDay)).Distinct();

    private static DayRange Somewhere(Random random)
    {
        var first = History.FirstDay.AddDays(random.Next(History.DayCount));
        return new(first, first.AddDays(random.Next(Math.Min(40, LastDay.DayNumber - first.DayNumber + 1))));
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static Task DeliverAsync(Pipeline pipeline, QuantifyMessage message) => pipeline.Get<QuantitativeKpiProcessor>().RunAsync(message, CancellationToken.None);

    private static async Task WriteAsync(Pipeline pipeline, DayRange changed, Random random)
    {
        await pipeline.Get<DailyPageMetricsRows>().UpdateAsync(
            changed.Days().Select(day => new DailyPageMetrics(Page, day, PageMetric.All.ToDictionary(metric => metric, metric => metric == PageMetric.PostsPublished
                ? MetricValue.Ok(1)
                : random.Next(8) == 0 ? MetricValue.Missing(MetricStatus.NoPermission) : MetricValue.Ok(random.Next(1000))))),
            LastDay,
            CancellationToken.None);
        await pipeline.Get<PostRows>().UpdateAsync(changed.Days().Select(day => Post(day, random)), LastDay, CancellationToken.None);
    }

    private static Post Post(DateOnly day, Random random) => new(
        Page, $"1000_{day:yyyyMMdd}", Network.Facebook.StartOf(day).AddHours(12), PostType.Photo, null, null,
        MetricValue.Ok(random.Next(100)), MetricValue.Ok(random.Next(10)), MetricValue.Ok(random.Next(5)));
}

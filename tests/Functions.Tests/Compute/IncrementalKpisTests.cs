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

    [Fact]
    public void ToCompute_OneNewDay_IsOnlyWhatHoldsIt()
    {
        var periods = KpiPeriods.ToCompute(new(LastDay, LastDay), LastDay);

        periods.Held.Select(period => period.ToString()).ShouldBe(
            ["2026-11-15..2026-11-21", "2026-10-25..2026-11-21", "2026-08-24..2026-11-21"], ignoreOrder: true);
        periods.Compared.Count.ShouldBe(6, "each trailing period before, and a year before");
    }

    [Fact]
    public void ToCompute_DaysLongAgo_LeaveTodaysPeriodsAlone()
    {
        var periods = KpiPeriods.ToCompute(new(new(2026, 2, 2), new(2026, 2, 8)), LastDay);

        periods.Held.Count.ShouldBe(1 + 1 + 1, "their week, February and the first quarter");
        periods.Compared.ShouldBeEmpty();
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

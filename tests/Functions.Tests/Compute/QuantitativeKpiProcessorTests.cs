using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Compute;

public class QuantitativeKpiProcessorTests(AzuriteFixture azurite)
{
    private static readonly PageKey Page = new(Network.Facebook, "1000");
    private static readonly DateOnly LastDay = new(2026, 11, 21);
    private static readonly DayRange Quarter = DayRange.EndingOn(LastDay, 90);

    [Fact]
    public async Task Quantify_CollectedDays_StoresWhatCoreComputes()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("2", "2026-11-20T10:00:00+0000", reactions: 50), StubShapes.Post("1", "2026-09-01T10:00:00+0000", reactions: 500)];
        await using var pipeline = await CollectedAsync(stub);

        await pipeline.QuantifyAsync("1000", LastDay);

        var days = await pipeline.DaysAsync(Quarter);
        var posts = await pipeline.Get<PostRows>().ReadCountsAsync(Page, Quarter, CancellationToken.None);
        foreach (var length in new[] { 7, 28, 90 })
        {
            var period = DayRange.EndingOn(LastDay, length);
            var stored = await pipeline.Get<PeriodKpiRows>().ReadAsync(Page, period, CancellationToken.None);
            stored.Select(k => k.Kpi).ShouldBe(QuantitativeKpis.Compute(period, new(days, posts)));
        }
    }

    [Fact]
    public async Task Quantify_BestPost_IsFoundByItsKey()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("2", "2026-11-20T10:00:00+0000", reactions: 50), StubShapes.Post("1", "2026-11-19T10:00:00+0000", reactions: 500)];
        await using var pipeline = await CollectedAsync(stub);

        await pipeline.QuantifyAsync("1000", LastDay);

        var kpi = await KpiAsync(pipeline, "best_post");
        kpi.GetString("PostId").ShouldBe("1000_1");
        kpi.GetDateTimeOffset("PostCreatedAt").ShouldBe(new(2026, 11, 19, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Quantify_ValueGone_LeavesNoOldNumber()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-19T10:00:00+0000")];
        await using var pipeline = await CollectedAsync(stub);
        await pipeline.QuantifyAsync("1000", LastDay);

        // A list that comes empty would remove nothing.
        stub.Posts = [StubShapes.Post("2", "2026-09-20T10:00:00+0000")];
        await CollectAsync(pipeline);
        await pipeline.QuantifyAsync("1000", LastDay);

        var kpi = await KpiAsync(pipeline, "best_post");
        kpi.ContainsKey("Value").ShouldBeFalse();
        kpi.ContainsKey("PostId").ShouldBeFalse();
        kpi.GetString("Status").ShouldBe("undefined");
    }

    [Fact]
    public async Task Quantify_NothingCollected_SaysSo()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        await pipeline.RegisterAsync();
        await pipeline.QuantifyAsync("1000", LastDay);

        (await pipeline.Tables.PeriodKpis.QueryAsync<TableEntity>((string?)null, null, null, CancellationToken.None).CountAsync()).ShouldBe(0);
        (await pipeline.Get<PeriodKpiRows>().ReadAsync(Page, DayRange.EndingOn(LastDay, 28), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_KpisThatOnlySayNotCollected_HaveNoRowAndLoseTheOneTheyHad()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        var (rows, week) = (pipeline.Get<PeriodKpiRows>(), DayRange.EndingOn(LastDay, 7));
        var known = QuantitativeKpis.Compute(week, new(week.Days().Select(day => new DailyPageMetrics(Page, day, PageMetric.All.ToDictionary(m => m, m => MetricValue.Ok(m == PageMetric.PostsPublished ? 0 : 5)))), []));
        var followersAlone = QuantitativeKpis.Compute(week, new([new(Page, LastDay, new Dictionary<PageMetric, MetricValue> { [PageMetric.Followers] = MetricValue.Ok(5) })], []));
        // A row of another stage's KPI lies among them.
        var foreign = new TableEntity(Keys.Partition(Page, LastDay), Keys.PeriodRow(week, "response_rate")) { ["Definition"] = "response_rate@1", ["KpiId"] = "response_rate" };
        await pipeline.Tables.PeriodKpis.AddEntityAsync(foreign, CancellationToken.None);

        await rows.SaveAsync(Page, known.Select(kpi => new StoredKpi(kpi, null)), CancellationToken.None);
        var before = await RowsAsync(pipeline);
        await rows.SaveAsync(Page, followersAlone.Select(kpi => new StoredKpi(kpi, null)), CancellationToken.None);

        before.Count.ShouldBe(1 + QuantitativeKpis.Definitions.Count);
        (await RowsAsync(pipeline)).ShouldBe(["followers", "response_rate", "weekly_growth_rate"], ignoreOrder: true);
        (await rows.ReadAsync(Page, week, CancellationToken.None)).Select(stored => stored.Kpi).ShouldBe(followersAlone, "readers fill in the rest");

        await rows.SaveAsync(Page, QuantitativeKpis.NothingKnown(week).Select(kpi => new StoredKpi(kpi, null)), CancellationToken.None);
        (await RowsAsync(pipeline)).ShouldBe(["response_rate"]);
    }

    private static async Task<List<string>> RowsAsync(Pipeline pipeline) =>
        await pipeline.Tables.PeriodKpis.QueryAsync<TableEntity>((string?)null, null, null, CancellationToken.None).Select(row => row.GetString("KpiId")).ToListAsync();

    [Fact]
    public async Task Quantify_OlderMessageLater_DoesNotMoveTheDayBack()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        await pipeline.RegisterAsync();
        await pipeline.QuantifyAsync("1000", LastDay);
        await pipeline.QuantifyAsync("1000", LastDay.AddDays(-3));

        (await pipeline.Get<ComputationStates>().FindAsync(Page, CancellationToken.None)).ShouldBe(LastDay);
    }

    [Fact]
    public async Task Quantify_CollectionMeanwhile_DoesNotKeepTheOldNumbers()
    {
        await using var stub = await GraphStub.StartAsync();
        var interruption = new BeforeKpisAreWritten();
        var options = new TableClientOptions();
        options.AddPolicy(interruption, HttpPipelinePosition.PerCall);
        await using var pipeline = await CollectedAsync(stub, options);

        // After the computation has read the days and before it stores KPIs, the days change and another computation finishes.
        interruption.Run = async () =>
        {
            stub.Value = (_, _) => 7;
            await CollectAsync(pipeline);
            await pipeline.QuantifyAsync("1000", LastDay);
        };
        await pipeline.QuantifyAsync("1000", LastDay);

        interruption.Ran.ShouldBeTrue();
        (await KpiAsync(pipeline, "views")).GetDouble("Value").ShouldBe(28 * 7);
    }

    [Fact]
    public async Task Quantify_DataThatNeverRests_GivesUpForNow()
    {
        await using var stub = await GraphStub.StartAsync();
        var interruption = new BeforeKpisAreWritten();
        var options = new TableClientOptions();
        options.AddPolicy(interruption, HttpPipelinePosition.PerCall);
        await using var pipeline = await CollectedAsync(stub, options);

        interruption.Again = true;
        var value = 0L;
        interruption.Run = () =>
        {
            stub.Value = (_, _) => ++value;
            return pipeline.CollectAsync("1000", LastDay, LastDay);
        };

        (await Should.ThrowAsync<InvalidOperationException>(() => pipeline.QuantifyAsync("1000", LastDay))).Message.ShouldContain("facebook/1000");
        (await pipeline.Get<ComputationStates>().FindAsync(Page, CancellationToken.None)).ShouldBeNull();
    }

    private static async Task<TableEntity> KpiAsync(Pipeline pipeline, string id) => (await pipeline.Tables.PeriodKpis.GetEntityAsync<TableEntity>(
        "facebook|1000|202611", string.Create(CultureInfo.InvariantCulture, $"{LastDay:yyyyMMdd}|028|{id}"))).Value;

    private static Task CollectAsync(Pipeline pipeline) => pipeline.CollectAsync("1000", Quarter.FirstDay, Quarter.LastDay);

    private async Task<Pipeline> CollectedAsync(GraphStub stub, TableClientOptions? options = null)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, tableOptions: options);
        await pipeline.RegisterAsync();
        await CollectAsync(pipeline);
        return pipeline;
    }

    /// <summary>Runs something at the moment when a transaction on PeriodKpis is about to be sent.</summary>
    private sealed class BeforeKpisAreWritten : HttpPipelinePolicy
    {
        public Func<Task>? Run { get; set; }

        public bool Again { get; set; }

        public bool Ran { get; private set; }

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (Run is { } run && message.Request.Uri.ToUri().AbsolutePath.EndsWith("$batch", StringComparison.Ordinal) && await MentionsKpisAsync(message))
            {
                Ran = true;
                Run = Again ? run : null;
                await run();
            }
            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        private static async Task<bool> MentionsKpisAsync(HttpMessage message)
        {
            using var body = new MemoryStream();
            await message.Request.Content!.WriteToAsync(body, CancellationToken.None);
            return System.Text.Encoding.UTF8.GetString(body.ToArray()).Contains("PeriodKpis", StringComparison.Ordinal);
        }
    }
}
